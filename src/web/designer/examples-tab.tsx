import { Button, Select } from 'antd';
import type { DrawingReport } from '../../contract/drawing.ts';
import type { RecordView, RegisterView } from '../../contract/register.ts';
import { Field } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { everything, useRecords } from '../register/use-registers.ts';
import type { DrawingState } from './drawing-state.ts';
import { formOf, setAt, type DrawnForm } from './drawing-text.ts';
import { exampleWords } from './example-words.ts';
import { addExample, examplesOf, exampleOfRecord, removeExample, type DrawnExample } from './example-text.ts';
import { TextBox } from './text-box.tsx';

interface ExamplesTabProps {
  readonly state: DrawingState;
  readonly report: DrawingReport | undefined;
  /** The register is in force: its records can serve as examples. */
  readonly held: boolean;
}

/** Worked examples of a drawing: what is given, what is expected, and whether it holds. */
export function ExamplesTab({ state, report, held }: ExamplesTabProps) {
  const say = useWords(exampleWords);
  const form = formOf(state.written);
  if (form === null) return <p className="drawing__warn">{say('cannotForm')}</p>;
  const examples = examplesOf(form);
  const runs = report?.examples ?? [];
  // Examples have no name but their place.
  const rows = examples.map((example, at) => ({ id: `${at} of ${examples.length}`, example, at }));
  return (
    <div className="examples">
      <p className="quiet">{say('note')}</p>
      {examples.length > 0 && runs.length === examples.length && <p className="examples__sum">{say('sum', { passed: runs.filter(({ passes }) => passes).length, all: examples.length })}</p>}
      <ol className="designer__rows">{rows.map(({ id, example, at }) => <ExampleRow key={id} at={at} example={example} form={form} state={state} run={runs[at]} />)}</ol>
      <div className="designer__add">
        <Button onClick={() => state.write(addExample(state.written, { given: {}, expect: 'ok' }))}>{say('add')}</Button>
      </div>
      {held && report !== undefined && report.view !== null && <FromRecord view={report.view} onPick={(record) => state.write(addExample(state.written, exampleOfRecord(form, report.view, record)))} />}
    </div>
  );
}

interface ExampleRowProps { readonly at: number; readonly example: DrawnExample; readonly form: DrawnForm; readonly state: DrawingState; readonly run: DrawingReport['examples'][number] | undefined }

function ExampleRow({ at, example, form, state, run }: ExampleRowProps) {
  const say = useWords(exampleWords);
  const pick = usePick();
  const n = at + 1;
  const path = ['examples', at] as const;
  const set = (part: 'given' | 'computes', key: string, value: string) => state.write(setAt(state.written, [...path, part, key], value));
  const accept = () => state.write(setAt(state.written, [...path, 'expect'], run === undefined || run.found.length === 0 ? 'ok' : [...run.found]));
  const name = (key: string) => String(form.fields.find((field) => field.key === key)?.props['name'] ?? key);
  return (
    <li className={run?.passes === false ? 'designer__row designer__row--wrong' : 'designer__row'} aria-label={say('example', { n })}>
      <div className="examples__head">
        <strong>{say('example', { n })}</strong>
        {run !== undefined && <span className={run.passes ? 'examples__pass' : 'examples__fail'}>{say(run.passes ? 'passes' : 'fails')}</span>}
        <span>{example.expect === null ? say('expectOk') : say('expectTold', { told: example.expect.map(({ field, problem }) => `${name(field)} ${problem}`).join('、') })}</span>
        <Button size="small" type="text" danger aria-label={say('remove', { n })} onClick={() => state.write(removeExample(state.written, at))}>×</Button>
      </div>
      {run !== undefined && !run.passes && (
        <div className="examples__differs">
          <ul className="drawing__faults">{run.differs.map((one) => <li key={one.zh}>{pick(one)}</li>)}</ul>
          <Button size="small" onClick={accept}>{say('accept')}</Button>
        </div>
      )}
      <div className="designer__details">
        {form.fields.map(({ key, props }) => {
          const part = props['type'] === 'formula' ? 'computes' as const : 'given' as const;
          const hint = part === 'computes' ? say('computed', { value: run?.computed[key] ?? '' }) : undefined;
          return <Field key={key} label={name(key)} hint={hint}>{(links) => <TextBox {...links} value={example[part][key] ?? ''} onChange={(value) => set(part, key, value)} />}</Field>;
        })}
      </div>
    </li>
  );
}

function FromRecord({ view, onPick }: { readonly view: RegisterView; readonly onPick: (record: RecordView) => void }) {
  const say = useWords(exampleWords);
  const { data } = useRecords(view.key, { ...everything, sort: '', fields: [] });
  const records = data?.pages[0]?.records ?? [];
  if (records.length === 0) return null;
  return (
    <Field label={say('fromRecord')} hint={say('fromRecordNote')}>
      {(links) => (
        <Select<string> {...links} value={null} placeholder={say('chooseRecord')} showSearch={{ optionFilterProp: 'label' }} options={records.map((record) => ({ value: record.id, label: `${record.title} · ${record.unitName}` }))}
          onChange={(id) => { const record = records.find((one) => one.id === id); if (record !== undefined) onPick(record); }} />
      )}
    </Field>
  );
}
