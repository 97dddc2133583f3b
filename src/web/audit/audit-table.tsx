import { useCallback, useState } from 'react';
import type { AuditRow } from '../../contract/audit.ts';
import { consoleName } from '../../domain/access/console-name.ts';
import { clockTime } from '../frame/clock-time.ts';
import { useWords, type Say } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { AuditDetails } from './audit-details.tsx';
import { auditWords } from './audit-words.ts';
import { CopyHash } from './copy-hash.tsx';

/** Rows of the audit; each opens in place. */
export function AuditTable({ rows }: { readonly rows: readonly AuditRow[] }) {
  const say = useWords(auditWords);
  const pick = usePick();
  const [opened, open] = useState<ReadonlySet<number>>(new Set());
  const toggle = useCallback((seq: number) => open((now) => (now.has(seq) ? new Set([...now].filter((kept) => kept !== seq)) : new Set([...now, seq]))), []);
  const toggleKey = useCallback((key: string) => toggle(Number(key)), [toggle]);
  const below = (row: AuditRow) => (opened.has(row.seq) ? <AuditDetails row={row} /> : null);
  return <LedgerTable label={say('table')} columns={columnsOf(say, pick, opened, toggle)} rows={rows} rowKey={(row) => String(row.seq)} onOpen={toggleKey} below={below} />;
}

type Pick = (pair: { readonly zh: string; readonly en: string }) => string;

function columnsOf(say: Say<keyof typeof auditWords.zh>, pick: Pick, opened: ReadonlySet<number>, toggle: (seq: number) => void): readonly Column<AuditRow>[] {
  return [
    { key: 'action', title: say('action'), phone: 'title', render: (row) => (
      <button type="button" className="ledger__open" aria-expanded={opened.has(row.seq)} aria-label={`${pick(row.label)} ${say(opened.has(row.seq) ? 'close' : 'open', { seq: row.seq })}`} onClick={() => toggle(row.seq)}>{pick(row.label)}</button>
    ) },
    { key: 'at', title: say('at'), width: '9.5rem', phone: 'wide', render: (row) => <time dateTime={row.at}>{clockTime(row.at)}</time> },
    { key: 'person', title: say('person'), width: '7rem', render: (row) => <Person row={row} /> },
    { key: 'outcome', title: say('outcome'), width: '7.5rem', render: (row) => <Outcome row={row} /> },
    { key: 'unit', title: say('unit'), width: '10rem', phone: 'wide', render: (row) => <span className="ledger__clip" title={row.unitPath}>{row.unitPath}</span> },
    { key: 'address', title: say('address'), width: '8.5rem', phone: 'hidden', render: (row) => row.address },
    { key: 'hash', title: say('hash'), width: '8.5rem', render: (row) => <CopyHash seq={row.seq} hash={row.hash} /> },
    { key: 'seq', title: say('seq'), width: '4.5rem', figure: true, render: (row) => row.seq },
  ];
}

function Person({ row }: { readonly row: AuditRow }) {
  const say = useWords(auditWords);
  const pick = usePick();
  if (row.actorName === '') return <span className="quiet">{say('system')}</span>;
  return <>{row.actorId === null && row.actorName === consoleName.zh ? pick(consoleName) : row.actorName}</>;
}

function Outcome({ row }: { readonly row: AuditRow }) {
  const say = useWords(auditWords);
  if (row.outcome === 'done') return <span>{say('done')}</span>;
  return <span className="audit-refused">{say('refused')}{row.code !== '' && ` ${row.code}`}</span>;
}
