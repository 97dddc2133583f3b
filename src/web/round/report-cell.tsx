import type { OpenedReport, ReportRecord } from '../../contract/round.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { groupDigits } from '../register/show-value.ts';
import { roundWords } from './round-words.ts';
import type { Marks } from './use-marks.ts';

interface ReportCellProps {
  readonly record: ReportRecord;
  readonly field: OpenedReport['registerFields'][number];
  readonly marks: Marks | undefined;
}

/** One value of a report: what it was last period below it, what was found, and for a checker a way to mark it. */
export function ReportCell({ record, field, marks }: ReportCellProps) {
  const say = useWords(roundWords);
  const pick = usePick();
  const found = record.findings.find((finding) => finding.field === field.key);
  const before = shown(field, record.before[field.key]);
  const text = shown(field, record.text[field.key]) ?? '';
  const marked = marks?.has(record.id, field.key) === true;
  const tone = marked ? ' cell--marked' : found === undefined ? '' : found.strength === 'logic' ? ' cell--logic' : ' cell--unusual';
  const inside = (
    <>
      <span className="cell__value">{text === '' ? '—' : text}{found !== undefined && <span aria-hidden="true" className="cell__sign">!</span>}</span>
      {before !== undefined && <span className="cell__before">{say('before', { text: before === '' ? '—' : before })}</span>}
      {marked && <span className="cell__before">{say('marked')}</span>}
    </>
  );
  const why = found === undefined ? {} : { title: pick(found) };
  if (marks === undefined) return <span className={`cell${tone}`} {...why}>{inside}</span>;
  return <button type="button" className={`cell cell--button${tone}`} data-cell={`${record.id} ${field.key}`} aria-pressed={marked} onClick={() => marks.toggle(record.id, field.key)} {...why}><span className="only-read">{say('markCell', { field: pick(field.name) })} {record.title} </span>{inside}</button>;
}

// As the list of the register shows it: thousands parted, as many digits after the point as its neighbours. What is masked is no figure.
const shown = ({ figure, decimals }: ReportCellProps['field'], text: string | undefined): string | undefined =>
  (figure && text !== undefined && /^-?\d+(\.\d+)?$/.test(text) ? groupDigits(text, decimals ?? 0) : text);
