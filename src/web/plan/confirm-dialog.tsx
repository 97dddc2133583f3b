import { Button, Modal } from 'antd';
import type { Follow } from '../../domain/plan/follow.ts';
import { frameWords } from '../frame/frame-words.ts';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { useDesk } from './desk.ts';
import { planWords } from './plan-words.ts';

/** Before items enter the ledger: how a plan of a past year is followed, and how many have no responsible unit. */
export function ConfirmDialog() {
  const say = useWords(planWords);
  const frame = useWords(frameWords);
  const { asked, answer, opened } = useDesk();
  if (asked === null) return null;
  const { without, itemIds, past } = asked;
  const footer = past ? <PastAnswers /> : <PlainAnswers />;
  return (
    <Modal open title={say(past ? 'pastYear' : 'askConfirm', { n: itemIds.length, year: opened.plan.year ?? 0 })} footer={footer} onCancel={() => answer(false)} width={480} closable={{ 'aria-label': frame('close') }}>
      {past && <p className="confirm-dialog__part">{say('pastYearHint')}</p>}
      {without > 0 && <p>{say('withoutUnit', { n: without })}</p>}
      {without > 0 && !past && <p className="quiet">{say('withoutUnitThen', { unit: opened.plan.unitName })}</p>}
    </Modal>
  );
}

function PlainAnswers() {
  const say = useWords(planWords);
  const { answer } = useDesk();
  return <><Button onClick={() => answer(false)}>{say('goBack')}</Button><Button type="primary" onClick={() => answer(true)}>{say('confirmAnyway')}</Button></>;
}

// The answer goes out first: only then may anything of the plan enter the ledger.
function PastAnswers() {
  const say = useWords(planWords);
  const { answer, follow } = useDesk();
  const choose = (how: Follow) => follow.mutate(how, { onSuccess: () => answer(true) });
  return (
    <>
      {follow.error !== null && <ProblemNote error={follow.error} />}
      <Button onClick={() => answer(false)} disabled={follow.isPending}>{say('goBack')}</Button>
      <Button onClick={() => choose('supervise')} disabled={follow.isPending}>{say('supervise')}</Button>
      <Button type="primary" onClick={() => choose('reference')} loading={follow.isPending}>{say('referenceOnly')}</Button>
    </>
  );
}
