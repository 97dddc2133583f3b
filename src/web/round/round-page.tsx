import { Link, useParams } from '@tanstack/react-router';
import { App, Button } from 'antd';
import type { Completeness, OpenedRound, Reminded } from '../../contract/round.ts';
import { fillingStates } from '../../domain/round/report-state.ts';
import { roundStates } from '../../domain/round/round.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { useLanguage, usePick } from '../i18n/use-language.ts';
import { DoneBar } from './done-bar.tsx';
import { DueWords } from './due-words.tsx';
import { KnownFacts } from './known-facts.tsx';
import { RoundMatrix } from './round-matrix.tsx';
import { roundWords } from './round-words.ts';
import { useRound, useSend } from './use-rounds.ts';
import './round.css';

/** One round: how far it has come by register and district, who owes what, and what the bureau does about it. */
export function RoundPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data, error, refetch } = useRound(id);
  if (data === undefined) return <div className="page">{error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />}</div>;
  return (
    <div className="page">
      <RoundHead view={data} />
      <RoundFacts view={data} />
      {data.reports.length > 0 && <Parts view={data} />}
      {data.reports.length > 0 && <RoundMatrix view={data} />}
    </div>
  );
}

function RoundHead({ view }: { readonly view: OpenedRound }) {
  const say = useWords(roundWords);
  const pick = usePick();
  const { round } = view;
  return (
    <PageHeader
      title={round.name} above={<Link to="/reporting/rounds">{say('roundsTab')}</Link>}
      facts={<>
        <span className={`report-state report-state--round-${round.state}`}>{pick(roundStates[round.state])}</span>
        <DueWords day={round.dueOn} owed={round.state === 'open' && round.done < round.total} />
        {round.state !== 'draft' && <span>{say('unitCount', { n: round.units })}</span>}
        <span>{say('about', { n: round.minutes })}</span>
        <span>{say('drawnBy', { name: round.createdByName })}</span>
        {round.openedByName !== null && <span>{say('openedBy', { name: round.openedByName })}</span>}
      </>}
      actions={<RoundActs view={view} />}
    />
  );
}

function RoundActs({ view: { round, verbs, reports } }: { readonly view: OpenedRound }) {
  const say = useWords(roundWords);
  const { message, modal } = App.useApp();
  const start = useSend<{ readonly version: number }, unknown>(() => `/api/rounds/${round.id}/start`);
  const close = useSend<{ readonly version: number }, { locked: number }>(() => `/api/rounds/${round.id}/close`);
  const remind = useSend<{ readonly unitIds: readonly string[] }, Reminded>(() => `/api/rounds/${round.id}/remind`);
  const owing = new Set(reports.filter(({ state }) => fillingStates.includes(state)).map(({ unitId }) => unitId)).size;
  const error = start.error ?? close.error ?? remind.error;
  const askToClose = () => modal.confirm({
    title: say('close'), content: say('closeHint'), okText: say('close'), cancelText: say('cancel'),
    onOk: () => close.mutateAsync({ version: round.version }).then(({ locked }) => message.success(say('closed', { n: locked })), () => undefined),
  });
  return (
    <>
      {verbs.includes('remind') && <Button loading={remind.isPending} title={say('remindHint')} onClick={() => remind.mutate({ unitIds: [] }, { onSuccess: (done) => void message.success(say('remindedNow', { n: done.reminded, m: done.already })) })}>{say('remindMany', { n: owing })}</Button>}
      {verbs.includes('close') && <Button onClick={() => void askToClose()}>{say('close')}</Button>}
      {verbs.includes('start') && <Button type="primary" loading={start.isPending} onClick={() => start.mutate({ version: round.version }, { onSuccess: () => void message.success(say('started')) })}>{say('start')}</Button>}
      {error !== null && <ProblemNote error={error} />}
    </>
  );
}

function RoundFacts({ view: { round, known } }: { readonly view: OpenedRound }) {
  const say = useWords(roundWords);
  const pick = usePick();
  return (
    <section className="panel round-facts">
      <p>{say('asks')}：{round.registers.map(({ name, period }) => `${pick(name)}${period === '' ? '' : `（${period}）`}`).join('、')}</p>
      {round.basis !== '' && <p>{say('basis', { text: round.basis })}</p>}
      {round.hasteReason !== '' && <p>{say('hasteReason', { text: round.hasteReason })}</p>}
      <KnownFacts known={known} />
      {round.state === 'draft' && !round.mayStart && <p className="side-panel__stop">{say('waitAnother', { n: round.repeats })}</p>}
    </section>
  );
}

function Parts({ view }: { readonly view: OpenedRound }) {
  const say = useWords(roundWords);
  return (
    <div className="round-parts">
      <PartList title={say('byRegister')} parts={[view.all, ...view.byRegister]} />
      <PartList title={say('byDistrict')} parts={view.byDistrict} />
    </div>
  );
}

function PartList({ title, parts }: { readonly title: string; readonly parts: readonly Completeness[] }) {
  const language = useLanguage();
  return (
    <section className="panel round-part" aria-label={title}>
      <h2>{title}</h2>
      <ul>{parts.map((part) => <li key={part.key}><span className="round-part__name">{language === 'en' ? part.nameEn : part.name}</span><DoneBar part={part} /></li>)}</ul>
    </section>
  );
}
