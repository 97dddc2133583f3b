import { Button, Input, Select } from 'antd';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { Field } from '../frame/field.tsx';
import { designerWords } from './designer-words.ts';
import type { FormPartProps } from './form-part.ts';
import { TextBox } from './text-box.tsx';
import { addCheck, removeCheck, setAt } from './drawing-text.ts';
import { freeKey } from '../../domain/register/field-key.ts';

/** The checks of a drawing: what must hold, and what is said when it does not. */
export function CheckRows(props: FormPartProps) {
  const say = useWords(designerWords);
  const { form, state } = props;
  const [first] = form.fields;
  const name = String(first?.props['name'] ?? 'name');
  const add = () => state.write(addCheck(state.written, { key: freeKey('check', form.checks.map((check) => String(check['key']))), strength: 'logic', must: `${inFormula(name)} is not blank`, say: say('sayFirst', { name }), marks: first === undefined ? [] : [first.key] }));
  return (
    <section className="designer__part" aria-labelledby="designer-checks">
      <h2 id="designer-checks">{say('checks')}</h2>
      {form.checks.length === 0 && <p className="quiet">{say('noChecks')}</p>}
      <ol className="designer__rows">{form.checks.map((check, at) => <CheckRow key={String(check['key'] ?? at)} {...props} check={check} at={at} />)}</ol>
      <Button onClick={add}>{say('addCheck')}</Button>
    </section>
  );
}

// A name with other signs in it stands in brackets of its own.
const inFormula = (name: string): string => (/^\p{L}[\p{L}\p{N}_]*$/u.test(name) ? name : `「${name}」`);

function CheckRow({ form, state, report, check, at }: FormPartProps & { readonly check: Readonly<Record<string, unknown>>; readonly at: number }) {
  const say = useWords(designerWords);
  const pick = usePick();
  const n = at + 1;
  const set = (property: string, value: unknown) => state.write(setAt(state.written, ['checks', at, property], value));
  const said = report?.said[`check:${String(check['key'])}`];
  const marks = Array.isArray(check['marks']) ? check['marks'].map(String) : [];
  return (
    <li className="designer__row" aria-label={say('checkOf', { n })}>
      <div className="designer__check">
        <Field label={say('must')} hint={said === undefined ? say('mustHint') : say('meaning', { text: pick(said) })}>
          {(links) => <Input.TextArea {...links} key={String(check['must'] ?? '')} defaultValue={String(check['must'] ?? '')} autoSize onBlur={(event) => set('must', event.target.value.trim())} />}
        </Field>
        <Field label={say('say')}>{(links) => <TextBox {...links} value={String(check['say'] ?? '')} onChange={(value) => set('say', value)} />}</Field>
        <Field label={say('when')}>{(links) => <TextBox {...links} value={String(check['when'] ?? '')} onChange={(value) => set('when', value)} />}</Field>
        <Field label={say('strength')}>{(links) => <Select<string> {...links} value={String(check['strength'])} onChange={(value) => set('strength', value)} options={(['logic', 'experience'] as const).map((value) => ({ value, label: say(`strength_${value}`) }))} />}</Field>
        <Field label={say('marks')}>{(links) => <Select<string[]> {...links} mode="multiple" value={marks} onChange={(value) => set('marks', value)} options={form.fields.map(({ key, props }) => ({ value: key, label: String(props['name'] ?? key) }))} />}</Field>
        <Button size="small" type="text" danger aria-label={say('removeCheck', { n })} onClick={() => state.write(removeCheck(state.written, at))}>×</Button>
      </div>
    </li>
  );
}
