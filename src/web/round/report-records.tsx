import { Link } from '@tanstack/react-router';
import { useState, type CSSProperties, type HTMLAttributes } from 'react';
import type { OpenedReport, ReportRecord } from '../../contract/round.ts';
import { EmptyState } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { Chips } from '../table/chips.tsx';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { fillingAddress } from './filling-address.ts';
import { ReportCell } from './report-cell.tsx';
import { roundWords } from './round-words.ts';
import type { Marks } from './use-marks.ts';

interface ReportRecordsProps {
  readonly view: OpenedReport;
  /** Lets cells be marked to be returned. */
  readonly marks: Marks | undefined;
}

/** The records of a report beside last period; what differs or was found stands out. */
export function ReportRecords({ view, marks }: ReportRecordsProps) {
  const say = useWords(roundWords);
  const [narrow, setNarrow] = useState('');
  const [wide, setWide] = useState(false);
  const { records, registerFields } = view;
  const telling = records.filter(isTelling);
  const shown = narrow === 'telling' ? telling : records;
  const fields = registerFields.filter(({ column }) => wide || column);
  const hidden = registerFields.length - registerFields.filter(({ column }) => column).length;
  // Where there was no last period everything is new, and nothing need be said.
  const compares = records.some(({ isNew }) => !isNew);
  const pick = usePick();
  const widths = widthsOf(fields, records, pick);
  const columns = useColumns(fields, marks, compares, widths);
  return (
    <section className="panel report-block report-block--records" aria-label={say('recordsTitle')}>
      <div className="report-block__head">
        <h2>{say('recordsTitle')}<span className="block-count">{records.length + view.more}</span></h2>
        {records.length > 0 && (
          <div className="report-block__tools no-print">
            {telling.length < records.length && <Chips label={say('onlyChanged')} value={narrow} onPick={setNarrow} choices={[{ value: '', label: say('allRecords'), count: records.length }, { value: 'telling', label: say('onlyChanged'), count: telling.length }]} />}
            {hidden > 0 && <button type="button" className="chip" aria-pressed={wide} onClick={() => setWide(!wide)}>{say(wide ? 'fewFields' : 'allFields')}</button>}
          </div>
        )}
      </div>
      {marks !== undefined && records.length > 0 && <p className="report-block__lead quiet no-print">{say('reasonHint')}</p>}
      {records.length === 0 ? <EmptyState title={say('noRecords')}>{view.verbs.includes('submit') && <Link className="owed__way owed__way--first" {...fillingAddress(view.report)}>{say('fill')}</Link>}</EmptyState> : <div {...rolling(widths, say('recordsTitle'))}><LedgerTable label={say('recordsTitle')} columns={columns} rows={shown} rowKey={(record) => record.id} /></div>}
      {shown.length + view.more < records.length + view.more && <p className="report-part">{say('printedPart', { n: shown.length, all: records.length + view.more })}</p>}
      {view.more > 0 && <p className="report-block__lead quiet">{say('more', { n: view.more })}</p>}
    </section>
  );
}

const isTelling = (record: ReportRecord): boolean => record.isNew || record.findings.length > 0 || record.changedLate || Object.keys(record.before).length > 0;

// More fields than fit beside each other roll sideways instead of shrinking to nothing.
const ROOM_REM = 57;
const NAME_REM = 11;
const LEAST_REM = 5.25;

type Fields = OpenedReport['registerFields'];

function rolling(widths: ReadonlyMap<string, number>, label: string): HTMLAttributes<HTMLDivElement> {
  const least = [...widths.values()].reduce((sum, width) => sum + width, NAME_REM);
  if (least <= ROOM_REM) return { className: 'report-table' };
  return { className: 'report-table report-table--rolls', role: 'region', 'aria-label': label, tabIndex: 0, style: { '--least': `${least}rem` } as CSSProperties };
}

// A figure, what stood there last period and the longest word of its heading stand on one line each. Chinese breaks anywhere.
function widthsOf(fields: Fields, records: readonly ReportRecord[], pick: (words: Fields[number]['name']) => string): ReadonlyMap<string, number> {
  return new Map(fields.map((field) => {
    const longest = field.figure ? Math.max(0, ...records.map(({ text }) => (text[field.key] ?? '').length)) : 0;
    const word = Math.max(0, ...(pick(field.name).match(/[A-Za-z]+/g) ?? []).map(({ length }) => length));
    return [field.key, Math.max(LEAST_REM, longest < 7 ? 0 : longest * 0.75 + 3, word * 0.55 + 1.4)];
  }));
}

function useColumns(fields: OpenedReport['registerFields'], marks: Marks | undefined, compares: boolean, widths: ReadonlyMap<string, number>): readonly Column<ReportRecord>[] {
  const say = useWords(roundWords);
  const pick = usePick();
  return [
    { key: 'title', title: say('record'), phone: 'title', width: '11rem', render: (record) => <RecordName record={record} compares={compares} /> },
    ...fields.map((field): Column<ReportRecord> => ({ key: field.key, title: pick(field.name), ...(field.figure && { figure: true }), ...((widths.get(field.key) ?? 0) > LEAST_REM && { width: `${widths.get(field.key)}rem` }), ...(field.measure !== null && { measure: pick(field.measure) }), render: (record) => <ReportCell record={record} field={field} marks={marks} /> })),
  ];
}

function RecordName({ record, compares }: { readonly record: ReportRecord; readonly compares: boolean }) {
  const say = useWords(roundWords);
  return (
    <span>
      {record.title}
      {compares && record.isNew && <span className="mark mark--new">{say('isNew')}</span>}
      {record.changedLate && <span className="mark mark--logic">{say('lateChange')}</span>}
    </span>
  );
}
