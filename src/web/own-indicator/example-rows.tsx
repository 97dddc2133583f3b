import { Button, Input, Select } from 'antd';
import { useId } from 'react';
import type { AskedRegister, IndicatorReport } from '../../contract/own-indicator.ts';
import { TextBox } from '../designer/text-box.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { addExample, addRow, cellOf, examplesIn, expectValue, removeExample, removeRow, setCell, type TypedExample, type TypedRow } from './indicator-text.ts';
import { ownIndicatorWords } from './own-indicator-words.ts';

type Asked = AskedRegister['fields'][number];

interface ExamplesProps {
  readonly written: string;
  readonly write: (text: string) => void;
  readonly runs: IndicatorReport['examples'];
  /** What came of them is what is written now, not what was a moment ago. */
  readonly settled: boolean;
  /** The fields the formula looks at, by register. */
  readonly asks: readonly AskedRegister[];
}

/** Worked examples: a few rows, and the number that should come of them. */
export function ExampleRows({ written, write, runs, settled, asks }: ExamplesProps) {
  const say = useWords(ownIndicatorWords);
  const examples = examplesIn(written);
  // Examples have no name but their place.
  const listed = examples.map((example, at) => ({ id: `${at} of ${examples.length}`, example, at }));
  return (
    <section className="own-part">
      <h2>{say('examples')}</h2>
      <p className="quiet">{say('examplesNote')}</p>
      {asks.length === 0 && <p className="quiet">{say('waitsForFormula')}</p>}
      <ol className="own-examples">{listed.map(({ id, example, at }) => <OneExample key={id} at={at} example={example} run={runs.length === examples.length ? runs[at] : undefined} written={written} write={write} settled={settled} asks={asks} />)}</ol>
      <Button onClick={() => write(addExample(written))}>{say('add')}</Button>
    </section>
  );
}

interface OneExampleProps extends Pick<ExamplesProps, 'written' | 'write' | 'asks' | 'settled'> { readonly at: number; readonly example: TypedExample; readonly run: IndicatorReport['examples'][number] | undefined }

function OneExample({ at, example, run, settled, written, write, asks }: OneExampleProps) {
  const say = useWords(ownIndicatorWords);
  const id = useId();
  const n = at + 1;
  return (
    <li className={run?.passes === false ? 'own-example own-example--wrong' : 'own-example'} aria-label={say('example', { n })}>
      <div className="own-example__head">
        <strong>{say('example', { n })}</strong>
        <label htmlFor={id}>{say('expected')}</label>
        <span className="own-example__value"><TextBox id={id} value={example.value} onChange={(value) => write(expectValue(written, at, value))} /></span>
        {run !== undefined && <span className={run.passes ? 'own-passes' : 'own-fails'}>{say(run.passes ? 'passes' : 'fails')}，{say('gives', { value: run.shown ?? say('noValue') })}</span>}
        {run?.passes === false && <Button size="small" disabled={!settled} onClick={() => write(expectValue(written, at, run.shown ?? ''))}>{say('accept')}</Button>}
        <Button size="small" type="text" danger aria-label={say('removeExample', { n })} onClick={() => write(removeExample(written, at))}>×</Button>
      </div>
      {asks.map((asked) => <RowsOf key={asked.register} at={at} asked={asked} named={asks.length > 1} rows={example.rows[asked.register] ?? []} written={written} write={write} />)}
    </li>
  );
}

interface RowsOfProps extends Pick<ExamplesProps, 'written' | 'write'> { readonly at: number; readonly asked: AskedRegister; readonly rows: readonly TypedRow[]; readonly named: boolean }

function RowsOf({ at, asked, rows, named, written, write }: RowsOfProps) {
  const say = useWords(ownIndicatorWords);
  const pick = usePick();
  const name = say('rowsIn', { name: pick(asked.name) });
  const listed = rows.map((row, n) => ({ id: `${n} of ${rows.length}`, row, n }));
  // A row that others refer to needs a name.
  const known = new Set(['id', ...asked.fields.map(({ key }) => key)]);
  // What its author wrote by hand beside the fields of the formula stands there too.
  const others = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((key) => !known.has(key));
  const fields: readonly Asked[] = [...named ? [{ key: 'id', name: { zh: say('rowId'), en: say('rowId') }, type: 'text', choices: [] }] : [], ...asked.fields, ...others.map((key) => ({ key, name: { zh: key, en: key }, type: 'decimal', choices: [] }))];
  return (
    <div className="own-rows">
      <table aria-label={name}>
        <caption>{name}</caption>
        <thead><tr><th scope="col">{say('rowNo')}</th>{fields.map((field) => <th key={field.key} scope="col">{pick(field.name)}</th>)}<th scope="col"><span className="only-read">×</span></th></tr></thead>
        <tbody>
          {listed.map(({ id, row, n }) => (
            <tr key={id}>
              <td>{n + 1}</td>
              {fields.map((field) => <td key={field.key}><Cell field={field} label={say('cell', { n: n + 1, field: pick(field.name) })} value={row[field.key] ?? ''} onChange={(value) => write(setCell(written, [at, asked.register, n], field.key, value === '' ? '' : cellOf(value, field.type)))} /></td>)}
              <td><Button size="small" type="text" aria-label={say('removeRow', { n: n + 1 })} onClick={() => write(removeRow(written, at, asked.register, n))}>×</Button></td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button size="small" onClick={() => write(addRow(written, at, asked.register))}>{say('addRow')}</Button>
    </div>
  );
}

function Cell({ field, label, value, onChange }: { readonly field: Asked; readonly label: string; readonly value: string; readonly onChange: (value: string) => void }) {
  const pick = usePick();
  if (field.choices.length > 0 && field.type !== 'choices') return <Select<string> aria-label={label} value={value === '' ? null : value} allowClear onChange={(code) => onChange(code ?? '')} options={field.choices.map((one) => ({ value: one.code, label: pick(one.name) }))} />;
  return <Input key={value} aria-label={label} defaultValue={value} autoComplete="off" onPressEnter={(event) => event.currentTarget.blur()} onBlur={(event) => { const text = event.target.value.trim(); if (text !== value) onChange(text); }} />;
}
