import { useState } from 'react';
import { Drawer } from 'antd';
import type { AuditRow } from '../../contract/audit.ts';
import { consoleName } from '../../domain/access/console-name.ts';
import { clockTime } from '../frame/clock-time.ts';
import { frameWords } from '../frame/frame-words.ts';
import { useWords, type Say } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { AuditDetails } from './audit-details.tsx';
import { auditWords } from './audit-words.ts';
import { useObjectName } from './use-object-name.ts';

/** Rows of the audit in words; one opens beside the list, with its codes. */
export function AuditTable({ rows }: { readonly rows: readonly AuditRow[] }) {
  const say = useWords(auditWords);
  const frame = useWords(frameWords);
  const pick = usePick();
  const objectOf = useObjectName();
  const [opened, open] = useState<AuditRow | null>(null);
  const openKey = (key: string) => open(rows.find((row) => String(row.seq) === key) ?? null);
  return (
    <>
      <LedgerTable
        label={say('table')} columns={columnsOf(say, pick, objectOf, open)} rows={rows} rowKey={(row) => String(row.seq)} onOpen={openKey}
        opened={opened === null ? null : String(opened.seq)}
      />
      <Drawer open={opened !== null} onClose={() => open(null)} size={560} title={opened === null ? '' : say('rowTitle', { seq: opened.seq })} destroyOnHidden closable={{ placement: 'end', 'aria-label': frame('close') }}>
        {opened !== null && <AuditDetails row={opened} />}
      </Drawer>
    </>
  );
}

type Pick = (pair: { readonly zh: string; readonly en: string }) => string;

function columnsOf(say: Say<keyof typeof auditWords.zh>, pick: Pick, objectOf: ReturnType<typeof useObjectName>, open: (row: AuditRow) => void): readonly Column<AuditRow>[] {
  return [
    { key: 'action', title: say('action'), width: '11rem', phone: 'title', render: (row) => (
      <button type="button" className="ledger__open" aria-label={`${pick(row.label)} ${say('open', { seq: row.seq })}`} onClick={() => open(row)}>{pick(row.label)}</button>
    ) },
    { key: 'object', title: say('object'), phone: 'wide', render: (row) => <span className="ledger__clip" title={objectOf(row)}>{objectOf(row)}</span> },
    { key: 'person', title: say('person'), width: '7rem', render: (row) => <Person row={row} /> },
    { key: 'outcome', title: say('outcome'), width: '5.5rem', render: (row) => <Outcome row={row} /> },
    { key: 'unit', title: say('unit'), width: '11rem', phone: 'wide', render: (row) => <span className="ledger__clip" title={row.unitName}>{row.unitName || '—'}</span> },
    { key: 'at', title: say('at'), width: '9.5rem', phone: 'wide', render: (row) => <time dateTime={row.at}>{clockTime(row.at)}</time> },
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
  return row.outcome === 'done' ? <span>{say('done')}</span> : <span className="audit-refused">{say('refused')}</span>;
}
