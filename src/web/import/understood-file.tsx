import { Button, Select } from 'antd';
import { useState } from 'react';
import type { ImportView } from '../../contract/import.ts';
import type { RegisterView } from '../../contract/register.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { isFigure } from '../register/field-view.ts';
import { CountsLine } from './counts-line.tsx';
import { importWords } from './import-words.ts';

interface UnderstoodProps {
  readonly register: RegisterView;
  readonly view: ImportView;
  readonly onCheck: (columns: Readonly<Record<string, string | null>>) => void;
}

/** What of the file was understood: its columns, and the first rows as they would be. */
export function UnderstoodFile({ register, view, onCheck }: UnderstoodProps) {
  const say = useWords(importWords);
  const pick = usePick();
  return (
    <section className="panel padded" aria-label={say('understoodStep')}>
      <h2>{say('understoodStep')}</h2>
      <CountsLine counts={view.counts} />
      {view.notes.map((note) => <p key={note.en} className="quiet">{pick(note)}</p>)}
      <UnknownColumns register={register} view={view} onCheck={onCheck} />
      {view.understood.length > 0 && <FirstRows register={register} view={view} />}
    </section>
  );
}

const figureClass = (field: RegisterView['fields'][number]) => (isFigure(field) ? 'ledger__figure' : undefined);

function FirstRows({ register, view }: Pick<UnderstoodProps, 'register' | 'view'>) {
  const say = useWords(importWords);
  const pick = usePick();
  const fields = register.fields.filter(({ key }) => view.understood.some(({ cells, unread }) => cells[key] !== undefined || unread?.[key] !== undefined));
  return (
    <section className="import-rows" {...{ tabIndex: 0 }} aria-label={say('firstRows', { n: view.understood.length })}>
      <table className="ledger" aria-label={say('firstRows', { n: view.understood.length })}>
        <thead><tr><th scope="col">{say('row')}</th><th scope="col">{say('outcome')}</th><th scope="col">{say('unit')}</th>{fields.map((field) => <th key={field.key} scope="col" className={figureClass(field)}>{pick(field.name)}</th>)}</tr></thead>
        <tbody>
          {view.understood.map((row) => (
            <tr key={`${row.sheet}!${row.row}`}>
              <td className="number">{row.row}</td><td>{say(row.outcome)}</td><td><ShownCell row={row} field="unit" /></td>
              {fields.map((field) => <td key={field.key} className={figureClass(field)}><ShownCell row={row} field={field.key} /></td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

// What could not be read stands there as it was typed, and says that it is no value.
function ShownCell({ row, field }: { readonly row: ImportView['understood'][number]; readonly field: string }) {
  const say = useWords(importWords);
  const typed = row.unread?.[field];
  if (typed === undefined) return row.cells[field];
  return <span className="import-unread"><span className="import-unread__typed">{typed}</span> <span className="import-unread__mark">{say('unread')}</span></span>;
}

const LEFT_OUT = '-';

/** Columns nobody knows: which field they are, or that they are left out, and the check goes on. */
function UnknownColumns({ register, view, onCheck }: UnderstoodProps) {
  const say = useWords(importWords);
  const pick = usePick();
  const unknown = view.columns.filter(({ field }) => field === null);
  const [chosen, choose] = useState<Readonly<Record<string, string>>>({});
  if (unknown.length === 0 || view.blocks.length === 0 || view.state !== 'checked') return null;
  const free = register.fields.filter(({ key, type }) => type !== 'formula' && !view.columns.some(({ field }) => field === key));
  const options = [{ value: LEFT_OUT, label: say('leaveOut') }, ...free.map((field) => ({ value: field.key, label: pick(field.name) }))];
  const settled = unknown.every(({ column }) => chosen[column] !== undefined);
  return (
    <div className="import-columns">
      {unknown.map(({ column, letter, heading }) => (
        <label key={column}>{say('columnHeading', { letter, heading })} <Select<string> aria-label={`${say('means')} ${heading}`} placeholder={say('means')} options={options} value={chosen[column] ?? null} onChange={(key) => choose({ ...chosen, [column]: key })} /></label>
      ))}
      <Button type="primary" disabled={!settled} onClick={() => onCheck(Object.fromEntries(Object.entries(chosen).map(([column, key]) => [column, key === LEFT_OUT ? null : key])))}>{say('recheck')}</Button>
    </div>
  );
}
