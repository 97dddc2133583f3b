import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import type { FindingGroup, FindingsPage, OpenedReport } from '../../contract/round.ts';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { reasonKey } from './reason-keys.ts';
import { roundWords } from './round-words.ts';
import { useFindings } from './use-rounds.ts';

interface FindingsPanelProps {
  readonly view: OpenedReport;
  /** By record and check. */
  readonly reasons: Readonly<Record<string, string>>;
  /** Left out for those who only read. */
  readonly onExplain: ((key: string, text: string) => void) | undefined;
}

/** Everything the checks say of the report, a check a line: what must be corrected, then what is unusual, each with its reason. */
export function FindingsPanel({ view, reasons, onExplain }: FindingsPanelProps) {
  const say = useWords(roundWords);
  const logic = view.groups.filter(({ strength }) => strength === 'logic');
  const unusual = view.groups.filter(({ strength }) => strength === 'experience');
  if (view.groups.length === 0) return view.records.length === 0 ? null : <p className="report-clear"><span className="mark mark--done">✓</span> {say('allClear')}</p>;
  return (
    <>
      {logic.length > 0 && (
        <section className="panel report-block" aria-label={say('mustFix')}>
          <h2>{say('mustFix')}<span className="block-count">{view.logic}</span></h2>
          <p className="report-block__lead quiet">{say('logicHint')}</p>
          {logic.map((group) => <Group key={group.key} view={view} group={group} reasons={reasons} onExplain={undefined} />)}
        </section>
      )}
      {unusual.length > 0 && (
        <section className="panel report-block" aria-label={say('mustExplain')}>
          <h2>{say('mustExplain')}<span className="block-count">{view.unusual}</span></h2>
          <p className="report-block__lead quiet">{say('unusualHint')}</p>
          {unusual.map((group) => <Group key={group.key} view={view} group={group} reasons={reasons} onExplain={onExplain} />)}
        </section>
      )}
    </>
  );
}

interface GroupProps extends FindingsPanelProps { readonly group: FindingGroup }

// Few are shown at once; many are opened.
const FEW = 12;
const PAGE = 50;

function Group({ view, group, reasons, onExplain }: GroupProps) {
  const say = useWords(roundWords);
  const pick = usePick();
  const [open, setOpen] = useState(group.count <= FEW);
  const name = pick(group);
  return (
    <div className="finding-group">
      {group.count > 1 && (
        <div className="finding-group__head">
          <p><strong>{name}</strong> <span className="quiet">{say('groupCount', { n: group.count })}{group.strength === 'experience' && group.explained > 0 && `，${say('groupExplained', { n: group.explained })}`}</span></p>
          <button type="button" className="link-like no-print" aria-expanded={open} onClick={() => setOpen(!open)}>{say(open ? 'foldGroup' : 'openGroup')}</button>
        </div>
      )}
      {group.count > 1 && group.strength === 'experience' && <WholeReason group={group} text={reasons[reasonKey('', group.key)] ?? ''} onExplain={onExplain} name={name} />}
      {open && <Lines view={view} group={group} reasons={reasons} onExplain={onExplain} />}
    </div>
  );
}

function WholeReason({ group, text, onExplain, name }: { readonly group: FindingGroup; readonly text: string; readonly onExplain: FindingsPanelProps['onExplain']; readonly name: string }) {
  const say = useWords(roundWords);
  if (onExplain === undefined) return text === '' ? null : <p className="finding__reason">{say('explainedAll', { text })}</p>;
  return <Input className="finding-group__reason" value={text} maxLength={500} placeholder={say('explainAll', { n: group.count })} aria-label={`${say('explainAll', { n: group.count })} ${name}`} onChange={(event) => onExplain(reasonKey('', group.key), event.target.value)} />;
}

function Lines({ view, group, reasons, onExplain }: GroupProps) {
  const say = useWords(roundWords);
  const [from, turn] = useState(0);
  const { data, error, refetch } = useFindings(view.report.id, group.key, from);
  if (data === undefined) return error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />;
  return (
    <>
      <ul className="finding-list">{data.lines.map((line) => <FindingLine key={`${line.recordId} ${line.group}`} view={view} line={line} reasons={reasons} onExplain={onExplain} />)}</ul>
      {data.total > PAGE && (
        <p className="finding-pages no-print">
          <button type="button" className="link-like" disabled={from === 0} onClick={() => turn(Math.max(0, from - PAGE))}>{say('prevPage')}</button>
          <span>{say('pageOf', { from: from + 1, to: from + data.lines.length, n: data.total })}</span>
          <button type="button" className="link-like" disabled={from + PAGE >= data.total} onClick={() => turn(from + PAGE)}>{say('nextPage')}</button>
        </p>
      )}
    </>
  );
}

interface FindingLineProps {
  readonly view: OpenedReport;
  readonly line: FindingsPage['lines'][number];
  readonly reasons: Readonly<Record<string, string>>;
  readonly onExplain: FindingsPanelProps['onExplain'];
}

function FindingLine({ view, line, reasons, onExplain }: FindingLineProps) {
  const say = useWords(roundWords);
  const pick = usePick();
  const { recordId, title, finding, group } = line;
  const key = reasonKey(recordId, group);
  const whole = reasons[reasonKey('', group)] ?? '';
  return (
    <li className="finding">
      <span className={finding.strength === 'logic' ? 'mark mark--logic' : 'mark mark--unusual'} aria-hidden="true">!</span>
      <div className="finding__text">
        <p><strong>{title}</strong> {pick(finding)}</p>
        {finding.strength === 'experience' && (onExplain === undefined
          ? <p className="finding__reason">{say('explained', { text: line.text === '' ? '—' : line.text })}</p>
          : <Input value={reasons[key] ?? ''} maxLength={500} placeholder={whole === '' ? say('explain') : whole} aria-label={`${say('explain')} ${title}`} onChange={(event) => onExplain(key, event.target.value)} />)}
      </div>
      {view.verbs.includes('submit') && <Link className="finding__way" to={`/registers/${view.report.register}/records/${recordId}/edit`}>{say('go')}</Link>}
    </li>
  );
}
