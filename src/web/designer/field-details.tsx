import { Checkbox, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { sensitivities } from '../../domain/access/roles.ts';
import { periodGrains, textFormats } from '../../domain/register/definition.ts';
import { Field, type FieldLinks } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { useRegisters } from '../register/use-registers.ts';
import { designerWords } from './designer-words.ts';
import type { FormPartProps } from './form-part.ts';
import { TextBox } from './text-box.tsx';
import type { DrawnPart } from './drawing-text.ts';
import { useListChoices } from './use-list-choices.ts';

interface FieldPartProps extends FormPartProps {
  readonly field: DrawnPart;
  readonly name: string;
  readonly set: (property: string, value: unknown) => void;
}

const results = ['integer', 'decimal', 'percent', 'text', 'date', 'choice'] as const;

/** What a field of its type cannot do without: its code list, its register, its period, its formula. */
export function FieldNeeds({ field: { key, props: held }, state, report, name, set }: FieldPartProps) {
  const say = useWords(designerWords);
  const pick = usePick();
  const lists = useListChoices(state.lists);
  const registers = useRegisters().data ?? [];
  const own = `${say('fieldKey')} ${key}`;
  const choose = (property: string, label: string, options: readonly { readonly value: string; readonly label: string }[]) => (
    <label className="designer__need"><span>{label}</span>
      <Select<string> aria-label={`${label} ${name}`} value={typeof held[property] === 'string' ? held[property] : null} onChange={(value) => set(property, value)} options={[...options]} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false} />
    </label>
  );
  const isFormula = held['type'] === 'formula';
  const said = report?.said[`formula:${key}`];
  return (
    <div className="designer__needs" title={own}>
      {(held['type'] === 'choice' || held['type'] === 'choices' || (isFormula && held['result'] === 'choice')) && choose('list', say('list'), lists)}
      {held['type'] === 'reference' && choose('to', say('to'), registers.map((row) => ({ value: row.key, label: pick(row.name) })))}
      {held['type'] === 'period' && choose('grain', say('grain'), periodGrains.map((value) => ({ value, label: say(`grain_${value}`) })))}
      {isFormula && choose('result', say('result'), results.map((value) => ({ value, label: say(`type_${value}`) })))}
      {isFormula && (
        <div className="designer__formula">
          <Input.TextArea key={String(held['formula'] ?? '')} aria-label={`${say('formula')} ${name}`} placeholder={say('formulaHint')} defaultValue={String(held['formula'] ?? '')} autoSize onChange={(event) => { if (event.target.value.endsWith('\n')) event.target.blur(); }} onBlur={(event) => set('formula', event.target.value.trim())} />
          {said !== undefined && <p className="quiet">{say('meaning', { text: pick(said) })}</p>}
        </div>
      )}
    </div>
  );
}

const figures = new Set<unknown>(['integer', 'decimal', 'money', 'percent']);

const row = (label: string, control: (links: FieldLinks) => ReactNode, hint?: string) => <Field label={label} hint={hint}>{control}</Field>;

/** What else may be said of a field. */
export function FieldDetails({ field: { key, props: held }, set }: FieldPartProps) {
  const say = useWords(designerWords);
  const { type } = held;
  const line = (property: string, label: string, hint?: string) => row(label, (links) => <TextBox {...links} value={String(held[property] ?? '')} onChange={(value) => set(property, value)} />, hint);
  const number = (property: string, label: string) => row(label, (links) => <InputNumber {...links} value={typeof held[property] === 'number' ? held[property] : null} onChange={(value) => set(property, value)} />);
  return (
    <div className="designer__details">
      {line('hint', say('hint'))}
      {type === 'text' && number('max', say('maxLength'))}
      {type === 'text' && row(say('format'), (links) => <Select<string> {...links} value={String(held['format'] ?? '')} onChange={(value) => set('format', value)} options={[{ value: '', label: say('none') }, ...textFormats.map((value) => ({ value, label: say(`format_${value}`) }))]} />)}
      {type === 'text' && row(say('encrypted'), (links) => <Checkbox {...links} checked={held['encrypted'] === true} onChange={(event) => set('encrypted', event.target.checked)} />)}
      {figures.has(type) && number('min', say('min'))}
      {figures.has(type) && number('max', say('max'))}
      {figures.has(type) && type !== 'integer' && number('scale', say('scale'))}
      {(figures.has(type) || type === 'formula') && line('measure', say('measure'))}
      {type === 'date' && line('min', say('min'))}
      {type === 'date' && line('max', say('max'))}
      {row(say('sensitivity'), (links) => <Select<string> {...links} value={String(held['sensitivity'] ?? '')} onChange={(value) => set('sensitivity', value)} options={[{ value: '', label: say('none') }, ...sensitivities.map((value) => ({ value, label: say(`sensitivity_${value}`) }))]} />)}
      {line('known_from', say('knownFrom'), say('knownFromHint'))}
      <p className="quiet designer__key">{say('fieldKey')}：{key}</p>
    </div>
  );
}
