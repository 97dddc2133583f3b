import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import type { OpenedReport, ReportRecord } from '../../contract/round.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { roundWords } from './round-words.ts';

interface FindingsPanelProps {
  readonly view: OpenedReport;
  /** By record and check. */
  readonly reasons: Readonly<Record<string, string>>;
  /** Left out for those who only read. */
  readonly onExplain: ((key: string, text: string) => void) | undefined;
}

interface Line { readonly record: ReportRecord; readonly finding: ReportRecord['findings'][number] }

/** Everything the checks say of the report: what must be corrected, then what is unusual, each with its reason. */
export function FindingsPanel({ view, reasons, onExplain }: FindingsPanelProps) {
  const say = useWords(roundWords);
  const lines = view.records.flatMap((record) => record.findings.map((finding): Line => ({ record, finding })));
  const logic = lines.filter(({ finding }) => finding.strength === 'logic');
  const unusual = lines.filter(({ finding }) => finding.strength === 'experience');
  if (lines.length === 0) return view.records.length === 0 ? null : <p className="report-clear"><span className="mark mark--done">✓</span> {say('allClear')}</p>;
  return (
    <>
      {logic.length > 0 && (
        <section className="panel report-block" aria-label={say('mustFix')}>
          <h2>{say('mustFix')}<span className="block-count">{view.logic}</span></h2>
          <p className="report-block__lead quiet">{say('logicHint')}</p>
          <ul className="finding-list">{logic.map((line) => <FindingLine key={keyOf(line)} view={view} line={line} />)}</ul>
        </section>
      )}
      {unusual.length > 0 && (
        <section className="panel report-block" aria-label={say('mustExplain')}>
          <h2>{say('mustExplain')}<span className="block-count">{view.unusual}</span></h2>
          <p className="report-block__lead quiet">{say('unusualHint')}</p>
          <ul className="finding-list">{unusual.map((line) => <FindingLine key={keyOf(line)} view={view} line={line} reason={reasons[keyOf(line)] ?? ''} onExplain={onExplain} />)}</ul>
        </section>
      )}
    </>
  );
}

const keyOf = ({ record, finding }: Line): string => `${record.id} ${finding.check ?? finding.field}`;

interface FindingLineProps {
  readonly view: OpenedReport;
  readonly line: Line;
  readonly reason?: string;
  readonly onExplain?: FindingsPanelProps['onExplain'];
}

function FindingLine({ view, line, reason, onExplain }: FindingLineProps) {
  const say = useWords(roundWords);
  const pick = usePick();
  const { record, finding } = line;
  const label = `${say('explain')} ${record.title}`;
  return (
    <li className="finding">
      <span className={finding.strength === 'logic' ? 'mark mark--logic' : 'mark mark--unusual'} aria-hidden="true">!</span>
      <div className="finding__text">
        <p><strong>{record.title}</strong> {pick(finding)}</p>
        {reason !== undefined && (onExplain === undefined
          ? <p className="finding__reason">{say('explained', { text: reason === '' ? '—' : reason })}</p>
          : <Input value={reason} maxLength={500} placeholder={say('explain')} aria-label={label} onChange={(event) => onExplain(keyOf(line), event.target.value)} />)}
      </div>
      {view.verbs.includes('submit') && <Link className="finding__way" to={`/registers/${view.report.register}/records/${record.id}/edit`}>{say('go')}</Link>}
    </li>
  );
}
