import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { DisclosureView } from '../../contract/disclosure.ts';
import { Field } from '../frame/field.tsx';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { disclosureWords } from './disclosure-words.ts';
import { useStep } from './use-disclosure.ts';

type Forward = 'submit' | 'review' | 'release';
type Back = 'return' | 'withdraw';
const forward: readonly Forward[] = ['submit', 'review', 'release'];
const back: readonly Back[] = ['return', 'withdraw'];

/** The steps this person may take now, each with what it does. */
export function StepPanel({ view }: { readonly view: DisclosureView }) {
  const say = useWords(disclosureWords);
  const { message } = App.useApp();
  const [backing, goBack] = useState<Back | null>(null);
  const step = useStep(view.id);
  const take = (verb: string, note = '') => step.mutate({ verb, version: view.version, note }, { onSuccess: () => void message.success(say('done')) });
  const ahead = forward.find((verb) => view.next.includes(verb));
  const ended = view.state === 'withdrawn' || view.state === 'discarded';
  if (ended) return null;
  return (
    <section className="panel disclosure__part">
      <h2>{say('steps')}</h2>
      <Ahead view={view} verb={ahead} busy={step.isPending} onTake={take} />
      {back.filter((verb) => view.next.includes(verb)).map((verb) => <Button key={verb} danger={verb === 'withdraw'} aria-expanded={backing === verb} onClick={() => goBack(backing === verb ? null : verb)}>{say(verb === 'withdraw' && view.state === 'draft' ? 'drop' : verb)}</Button>)}
      {backing !== null && <BackForm verb={backing} drops={view.state === 'draft'} busy={step.isPending} onSend={(note) => take(backing, note)} />}
      {step.error !== null && <ProblemNote error={step.error} />}
    </section>
  );
}

interface AheadProps { readonly view: DisclosureView; readonly verb: Forward | undefined; readonly busy: boolean; readonly onTake: (verb: Forward) => void }

function Ahead({ view, verb, busy, onTake }: AheadProps) {
  const say = useWords(disclosureWords);
  if (verb === undefined) return view.state === 'released' ? null : <p>{say('waits')}</p>;
  const blocked = verb === 'submit' && view.hard > 0 ? say('blocked') : verb === 'submit' && view.unexplained > 0 ? say('needReasons', { n: view.unexplained }) : '';
  return (
    <div className="disclosure__ahead">
      <p>{say(`${verb}Hint`)}</p>
      {blocked !== '' && <p className="disclosure__hard">{blocked}</p>}
      <Button type="primary" disabled={blocked !== ''} loading={busy} onClick={() => onTake(verb)}>{say(verb)}</Button>
    </div>
  );
}

interface BackFormProps { readonly verb: Back; readonly drops: boolean; readonly busy: boolean; readonly onSend: (note: string) => void }

function BackForm({ verb, drops, busy, onSend }: BackFormProps) {
  const say = useWords(disclosureWords);
  const [note, write] = useState('');
  const [tried, setTried] = useState(false);
  const short = note.trim().length < 4;
  const hint = verb === 'return' ? say('returnHint') : say(drops ? 'dropHint' : 'withdrawHint');
  return (
    <form className="disclosure__reasons" onSubmit={(event) => { event.preventDefault(); setTried(true); if (!short) onSend(note); }}>
      <Field label={say('reason')} hint={hint} fault={tried && short ? say('needReason') : undefined}>{(links) => <Input.TextArea {...links} rows={2} maxLength={500} value={note} onChange={(event) => write(event.target.value)} />}</Field>
      <Button htmlType="submit" loading={busy}>{say(verb === 'withdraw' && drops ? 'drop' : verb)}</Button>
    </form>
  );
}
