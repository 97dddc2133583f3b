import { Button } from 'antd';
import { useEffect, useId, useRef, useState, type RefObject } from 'react';
import { verbNames, type CommitmentVerb } from '../../domain/ledger/commitment.ts';
import { focusFault } from '../frame/field.tsx';
import { frameWords } from '../frame/frame-words.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { bodyOf, faultOf, openDraft, type ActDraft, type DraftFault } from './act-draft.ts';
import { ActFields } from './act-fields.tsx';
import { ClaimSummary } from './claim-summary.tsx';
import { commitmentWords, type CommitmentWord } from './commitment-words.ts';
import type { CommitmentView } from './commitment-view.ts';
import { RefusedAct } from './refused-act.tsx';
import { useAct } from './use-commitments.ts';
import './act-form.css';

interface ActFormProps {
  readonly verb: CommitmentVerb;
  readonly view: CommitmentView;
  readonly onClose: () => void;
  readonly onDone: (verb: CommitmentVerb) => void;
}

/** The verb that says no where the form's own says yes; both stand in one form, so that nobody has to look for the other. */
const opposites: Partial<Record<CommitmentVerb, CommitmentVerb>> = { confirm: 'return', keep: 'cancel' };

/** The form of one verb, and of its opposite. What was typed stays through refusals, a newer version included. */
export function ActForm({ verb, view, onClose, onDone }: ActFormProps) {
  const [draft, setDraft] = useState<ActDraft>(() => openDraft(view));
  const [fault, setFault] = useState<DraftFault | null>(null);
  const act = useAct(view.kind, view.row.id);
  const heading = useId();
  const form = useFirstControl();
  const opposite = opposites[verb];
  const other = opposite !== undefined && view.verbs.includes(opposite) ? opposite : undefined;
  const send = (chosen: CommitmentVerb) => {
    const found = faultOf(chosen, draft, view);
    setFault(found);
    if (found === null) act.mutate({ verb: chosen, body: bodyOf(chosen, draft, view) }, { onSuccess: () => onDone(chosen) });
    else if (form.current !== null) focusFault(form.current);
  };
  const change = (changes: Partial<ActDraft>) => { setFault(null); setDraft((now) => ({ ...now, ...changes })); };
  return (
    <form className="act-form no-print" aria-labelledby={heading} onSubmit={(event) => { event.preventDefault(); send(verb); }} ref={form} noValidate>
      <Intro id={heading} verb={verb} />
      {(verb === 'confirm' || verb === 'return') && <ClaimSummary view={view} />}
      <ActFields verb={verb} other={other} view={view} draft={draft} fault={fault} onChange={change} />
      {act.isError && <RefusedAct error={act.error} view={view} onReread={() => act.reset()} />}
      <Ends verb={verb} other={other} busy={act.isPending} onOther={send} onClose={onClose} />
    </form>
  );
}

/** What a verb does to the row, said before it is done. */
const consequences: Partial<Record<CommitmentVerb, CommitmentWord>> = {
  progress: 'willProgress', claim: 'willClaim', confirm: 'willConfirm', return: 'willReturn', reopen: 'willReopen', cancel: 'willCancel', assign: 'willAssign', revise: 'willRevise',
  keep: 'willKeep', withdraw: 'willWithdraw',
};

function Intro({ id, verb }: { readonly id: string; readonly verb: CommitmentVerb }) {
  const say = useWords(commitmentWords);
  const pick = usePick();
  const consequence = consequences[verb];
  return <><h3 id={id}>{pick(verbNames[verb])}</h3>{consequence !== undefined && <p className="act-form__will">{say(consequence)}</p>}</>;
}

interface EndsProps {
  readonly verb: CommitmentVerb;
  readonly other: CommitmentVerb | undefined;
  readonly busy: boolean;
  readonly onOther: (verb: CommitmentVerb) => void;
  readonly onClose: () => void;
}

function Ends({ verb, other, busy, onOther, onClose }: EndsProps) {
  const frame = useWords(frameWords);
  const say = useWords(commitmentWords);
  const pick = usePick();
  // "取消" is a verb here; the way out of its form must not carry the same word.
  return (
    <div className="act-form__ends">
      <Button type="primary" htmlType="submit" danger={verb === 'cancel'} loading={busy}>{pick(verbNames[verb])}</Button>
      {other !== undefined && <Button danger disabled={busy} onClick={() => onOther(other)}>{other === 'cancel' ? say('cancelIt') : pick(verbNames[other])}</Button>}
      <Button onClick={onClose} disabled={busy}>{verb === 'cancel' ? say('keepIt') : frame('back')}</Button>
    </div>
  );
}

// Somebody on the keyboard pressed a button that is gone now: go on in the form.
function useFirstControl(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input:not([type=file]), textarea')?.focus();
  }, []);
  return form;
}
