import { InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { sensitivities } from '../../domain/access/roles.ts';
import { unitKinds } from '../../domain/unit/unit-kind.ts';
import { Field, type FieldLinks } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { CheckRows } from './check-rows.tsx';
import { designerWords } from './designer-words.ts';
import { setAt, titleInKeys, titleInNames, type DrawingPath } from './drawing-text.ts';
import { FieldRows } from './field-rows.tsx';
import type { FormPartProps } from './form-part.ts';
import { proposeKey } from './propose-key.ts';
import { TextBox } from './text-box.tsx';

/** The drawing as a form: what it is, its fields, its checks. */
export function DrawingForm(props: FormPartProps & { readonly isNew: boolean }) {
  return <><RegisterFacts {...props} /><FieldRows {...props} /><CheckRows {...props} /></>;
}

const text = (held: unknown): string => (typeof held === 'string' || typeof held === 'number' ? String(held) : '');
const list = (held: unknown): string[] => (Array.isArray(held) ? held.map(String) : []);

const row = (label: string, control: (links: FieldLinks) => ReactNode, hint?: string) => <Field label={label} hint={hint}>{control}</Field>;

function RegisterFacts({ form, state, isNew }: FormPartProps & { readonly isNew: boolean }) {
  const say = useWords(designerWords);
  const pick = usePick();
  const { top, display, fields } = form;
  const set = (path: DrawingPath, value: unknown) => state.write(setAt(state.written, path, value));
  // A new register takes its key from its name; one in force keeps it for ever.
  const rename = async (name: string) => {
    const key = isNew && name !== '' ? await proposeKey(name, []) : text(top['key']);
    state.write((now) => setAt(setAt(now, ['name'], name), ['key'], key));
  };
  const names = [{ value: 'unit', label: say('theRow') }, ...fields.map(({ key, props }) => ({ value: key, label: text(props['name']) || key }))];
  const named = names.map(({ value, label }) => ({ key: value, name: label }));
  const unique = Array.isArray(top['unique']) ? list(top['unique'][0]) : [];
  return (
    <div className="designer__facts">
      {row(say('registerName'), (links) => <TextBox {...links} value={text(top['name'])} onChange={(name) => void rename(name)} />, `${say('fieldKey')}：${text(top['key'])}`)}
      {row(say('keptBy'), (links) => <Select<string[]> {...links} mode="multiple" value={list(top['kept_by'])} onChange={(kinds) => set(['kept_by'], kinds)} options={Object.entries(unitKinds).map(([value, kind]) => ({ value, label: pick(kind) }))} />)}
      {row(say('workflow'), (links) => <Select<string> {...links} value={text(top['workflow']) || 'report'} onChange={(value) => set(['workflow'], value)} options={(['plain', 'report'] as const).map((value) => ({ value, label: say(`workflow_${value}`) }))} />)}
      {row(say('title'), (links) => <TextBox {...links} value={titleInNames(text(display['title']), named)} onChange={(value) => set(['display', 'title'], titleInKeys(value, named))} />, say('titleHint'))}
      {row(say('unique'), (links) => <Select<string[]> {...links} mode="multiple" value={unique} onChange={(keys) => set(['unique'], keys.length === 0 ? undefined : [keys])} options={names} />, say('uniqueHint'))}
      {row(say('sensitivity'), (links) => <Select<string> {...links} value={text(top['sensitivity']) || 'internal'} onChange={(value) => set(['sensitivity'], value)} options={sensitivities.map((value) => ({ value, label: say(`sensitivity_${value}`) }))} />)}
      {row(say('source'), (links) => <TextBox {...links} value={text(top['source'])} onChange={(value) => set(['source'], value)} />)}
      {row(say('answers'), (links) => <TextBox {...links} value={text(top['answers'])} onChange={(value) => set(['answers'], value)} />)}
      {row(say('minutes'), (links) => <InputNumber {...links} min={0} max={600} value={typeof top['minutes'] === 'number' ? top['minutes'] : 1} onChange={(value) => set(['minutes'], value ?? undefined)} />)}
    </div>
  );
}
