import { Button } from 'antd';
import { useState } from 'react';
import { verbNames, type CommitmentVerb } from '../../domain/ledger/commitment.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { ActForm } from './act-form.tsx';
import { commitmentWords } from './commitment-words.ts';
import type { CommitmentView } from './commitment-view.ts';
import './act-form.css';

/** The order of buttons: what the doer does, what the checker does, what the office does. */
const inOrder: readonly CommitmentVerb[] = ['confirm', 'return', 'keep', 'progress', 'claim', 'withdraw', 'assign', 'revise', 'reopen', 'cancel'];

/** Verbs that bring it forward: the first of them stands out, going back never does. */
const ahead: ReadonlySet<CommitmentVerb> = new Set(['confirm', 'keep', 'progress', 'claim']);

/** Buttons for what the server says this person may do now, and the form of the one that was pressed. */
export function ActBar({ view, first }: { readonly view: CommitmentView; readonly first?: string | undefined }) {
  const say = useWords(commitmentWords);
  const pick = usePick();
  const allowed = inOrder.filter((verb) => view.verbs.includes(verb));
  const foremost = allowed.find((verb) => ahead.has(verb));
  const [open, setOpen] = useState<CommitmentVerb | null>(() => allowed.find((verb) => verb === first) ?? null);
  const [done, setDone] = useState<CommitmentVerb | null>(null);
  if (open !== null) return <ActForm key={open} verb={open} view={view} onClose={() => setOpen(null)} onDone={(verb) => { setDone(verb); setOpen(null); }} />;
  return (
    <div className="act-bar no-print">
      {done !== null && <output className="act-bar__done">{say('doneNow', { verb: pick(verbNames[done]) })}</output>}
      {allowed.length === 0 && done === null && <p className="quiet">{say('nothingToDo')}</p>}
      {allowed.map((verb) => (
        <Button key={verb} type={verb === foremost ? 'primary' : 'default'} danger={verb === 'cancel'} onClick={() => { setDone(null); setOpen(verb); }}>{pick(verbNames[verb])}</Button>
      ))}
    </div>
  );
}
