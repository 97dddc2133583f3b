import { useMemo } from 'react';
import type { Target } from '../../contract/ledger.ts';
import { ShownValue } from '../proof/shown-value.tsx';
import { Deadline } from '../commitment/deadline.tsx';
import { TargetProgress } from '../commitment/target-progress.tsx';
import { goalOf } from '../../domain/ledger/light.ts';
import { RowMarks } from '../commitment/row-marks.tsx';
import { asShown, shareKept, subjectAndMetric, unitOf } from '../commitment/promise.ts';
import { Figure } from '../frame/figure.tsx';
import { LightTag } from '../frame/light-tag.tsx';
import { useWords, type Say } from '../i18n/define-words.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { assignWords } from '../assign/assign-words.ts';
import { tickColumns } from '../assign/tick-column.tsx';
import type { Ticks } from '../assign/use-ticks.ts';
import { targetWords } from './target-words.ts';

/** Worst first when one sorts by light. */
const weight: Record<Target['light']['colour'], number> = { behind: 0, near: 1, normal: 2, none: 3, done: 4 };

interface TargetTableProps {
  readonly targets: readonly Target[];
  readonly opened: string | null;
  readonly onOpen: (id: string) => void;
  readonly ticks: Ticks;
}

/** The board's rows. */
export function TargetTable({ targets, opened, onOpen, ticks }: TargetTableProps) {
  const say = useWords(targetWords);
  const sayTick = useWords(assignWords);
  const language = useLanguage();
  const columns = useMemo(() => columnsOf(say, onOpen), [say, onOpen]);
  const boxes = tickColumns<Target>({ say: sayTick, ticks, all: targets, of: (target) => ({ ...target, title: subjectAndMetric(target, language) }) });
  return <LedgerTable label={say('table')} columns={[...boxes, ...columns]} rows={targets} rowKey={(target) => target.id} opened={opened} onOpen={onOpen} />;
}

function columnsOf(say: Say<keyof typeof targetWords.zh>, onOpen: (id: string) => void): readonly Column<Target>[] {
  return [
    { key: 'metric', title: say('metric'), phone: 'title', render: (target) => <Metric target={target} onOpen={onOpen} /> },
    { key: 'required', title: say('required'), figure: true, width: '8.5rem', sortBy: (target) => goalOf(target.required), render: (target) => <Figure value={target.required} comparator={target.comparator} unit={unitOf(target)} /> },
    { key: 'value', title: say('value'), figure: true, width: '10rem', sortBy: (target) => asShown(target).value, render: (target) => <ShownValue target={target} /> },
    { key: 'progress', title: say('progress'), width: '9rem', sortBy: (target) => shareKept(asShown(target)), render: (target) => <TargetProgress target={target} /> },
    { key: 'light', title: say('lightColumn'), width: '5.5rem', sortBy: (target) => weight[target.light.colour], render: (target) => <LightTag light={target.light} /> },
    { key: 'lead', title: say('lead'), width: '10rem', phone: 'wide', sortBy: (target) => target.lead.name, render: (target) => <span className="ledger__clip" title={target.lead.name}>{target.lead.name}</span> },
    { key: 'deadline', title: say('deadline'), width: '11rem', phone: 'wide', sortBy: (target) => target.deadline, render: (target) => <Deadline deadline={target.deadline} over={target.state === 'closed' || target.state === 'cancelled' || target.reference} /> },
  ];
}

// A metric alone (“项目”) says little: the words of the plan stand beside it.
function Metric({ target, onOpen }: { readonly target: Target; readonly onOpen: (id: string) => void }) {
  const language = useLanguage();
  return (
    <span className="ledger__named">
      <button type="button" className="ledger__open" onClick={() => onOpen(target.id)}>{subjectAndMetric(target, language)}</button>
      <RowMarks row={target} />
      {target.source.text !== target.metric && <span className="ledger__beside" title={target.source.text}>{target.source.text}</span>}
    </span>
  );
}
