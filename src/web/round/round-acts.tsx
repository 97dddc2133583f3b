import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { OpenedRound, Reminded } from '../../contract/round.ts';
import { fillingStates } from '../../domain/round/report-state.ts';
import { ProblemNote } from '../frame/states.tsx';
import { withQuery } from '../api/client.ts';
import { useWords } from '../i18n/define-words.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { ProlongForm } from './prolong-form.tsx';
import { roundWords } from './round-words.ts';
import { useSend } from './use-rounds.ts';

interface RoundActsProps {
  readonly view: OpenedRound;
  readonly onChange: () => void;
}

/** What this reader may do with a round: change and discard it before it starts, then remind, prolong, close, take it away as a workbook. */
export function RoundActs({ view, onChange }: RoundActsProps) {
  const say = useWords(roundWords);
  const language = useLanguage();
  const { verbs, round } = view;
  const [prolonging, prolong] = useState(false);
  return (
    <>
      {verbs.includes('export') && <Button href={withQuery(`/api/rounds/${round.id}/completeness.xlsx`, { lang: language === 'en' ? 'en' : 'zh' })} download>{say('exportIt')}</Button>}
      {verbs.includes('remind') && <RemindAll view={view} />}
      {verbs.includes('prolong') && <Button onClick={() => prolong(true)}>{say('prolong')}</Button>}
      {verbs.includes('close') && <CloseButton view={view} />}
      {verbs.includes('discard') && <DiscardButton view={view} />}
      {verbs.includes('change') && <Button onClick={onChange}>{say('change')}</Button>}
      {verbs.includes('start') && <StartButton view={view} />}
      <ProlongForm view={view} open={prolonging} onClose={() => prolong(false)} />
    </>
  );
}

type WithView = { readonly view: OpenedRound };

function RemindAll({ view: { round, reports } }: WithView) {
  const say = useWords(roundWords);
  const { message } = App.useApp();
  const remind = useSend<{ readonly unitIds: readonly string[] }, Reminded>(() => `/api/rounds/${round.id}/remind`);
  const owing = new Set(reports.filter(({ state }) => fillingStates.includes(state)).map(({ unitId }) => unitId)).size;
  return (
    <>
      <Button loading={remind.isPending} title={say('remindHint')} onClick={() => remind.mutate({ unitIds: [] }, { onSuccess: (done) => void message.success(say('remindedNow', { n: done.reminded, m: done.already })) })}>{say('remindMany', { n: owing })}</Button>
      {remind.error !== null && <ProblemNote error={remind.error} />}
    </>
  );
}

function CloseButton({ view: { round } }: WithView) {
  const say = useWords(roundWords);
  const { message, modal } = App.useApp();
  const close = useSend<{ readonly version: number }, { locked: number }>(() => `/api/rounds/${round.id}/close`);
  const ask = () => modal.confirm({
    title: say('close'), content: say('closeHint'), okText: say('close'), cancelText: say('cancel'),
    onOk: () => close.mutateAsync({ version: round.version }).then(({ locked }) => message.success(say('closed', { n: locked })), () => undefined),
  });
  return <><Button onClick={() => void ask()}>{say('close')}</Button>{close.error !== null && <ProblemNote error={close.error} />}</>;
}

function DiscardButton({ view: { round } }: WithView) {
  const say = useWords(roundWords);
  const navigate = useNavigate();
  const { message, modal } = App.useApp();
  const discard = useSend<{ readonly version: number }, unknown>(() => `/api/rounds/${round.id}/discard`);
  const gone = () => { void message.success(say('discarded')); void navigate({ to: '/reporting/rounds' }); };
  const ask = () => modal.confirm({
    title: say('discard'), content: say('discardHint'), okText: say('discard'), cancelText: say('cancel'), okButtonProps: { danger: true },
    onOk: () => discard.mutateAsync({ version: round.version }).then(gone, () => undefined),
  });
  return <><Button onClick={() => void ask()}>{say('discard')}</Button>{discard.error !== null && <ProblemNote error={discard.error} />}</>;
}

function StartButton({ view: { round } }: WithView) {
  const say = useWords(roundWords);
  const { message } = App.useApp();
  const start = useSend<{ readonly version: number }, unknown>(() => `/api/rounds/${round.id}/start`);
  return (
    <>
      <Button type="primary" loading={start.isPending} onClick={() => start.mutate({ version: round.version }, { onSuccess: () => void message.success(say('started')) })}>{say('start')}</Button>
      {start.error !== null && <ProblemNote error={start.error} />}
    </>
  );
}
