import { App, Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../i18n/define-words.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { assignWords } from './assign-words.ts';
import { useAssign } from './use-assign.ts';
import type { Ticks } from './use-ticks.ts';
import './assign.css';

interface AssignBarProps {
  /** Everything the list shows. */
  readonly rows: readonly { readonly id: string; readonly version: number; readonly mayAssign: boolean }[];
  readonly ticks: Ticks;
}

/** Over a list with ticked rows: how many, and one button that hands them on together. */
export function AssignBar({ rows, ticks }: AssignBarProps) {
  const say = useWords(assignWords);
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const assign = useAssign();
  // What a filter hides, or somebody else settled meanwhile, is not handed on unseen.
  const chosen = rows.filter((row) => row.mayAssign && ticks.ticked.has(row.id));
  if (chosen.length === 0) return null;
  const close = () => { setOpen(false); assign.reset(); };
  const done = () => { void message.success(say('done', { n: chosen.length })); ticks.clear(); close(); };
  return (
    <section className="assign-bar no-print" aria-label={say('bar')}>
      <span>{say('picked', { n: chosen.length })}</span>
      <Button type="primary" size="small" onClick={() => setOpen(true)}>{say('assign')}</Button>
      <Button type="text" size="small" onClick={ticks.clear}>{say('clear')}</Button>
      {open && (
        <AssignDialog
          count={chosen.length} busy={assign.isPending} error={assign.error} onClose={close}
          onSend={(changes) => assign.mutate({ items: chosen.map(({ id, version }) => ({ id, version })), changes }, { onSuccess: done })}
        />
      )}
    </section>
  );
}
