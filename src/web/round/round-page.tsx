import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Completeness, OpenedRound } from '../../contract/round.ts';
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
import { RoundActs } from './round-acts.tsx';
import { RoundForm } from './round-form.tsx';
import { useRound } from './use-rounds.ts';
import './round.css';

/** One round: how far it has come by register and district, who owes what, and what the bureau does about it. */
export function RoundPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data, error, refetch } = useRound(id);
  const [changing, change] = useState(false);
  if (data === undefined) return <div className="page">{error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />}</div>;
  return (
    <div className="page">
      <RoundHead view={data} onChange={() => change(true)} />
      {changing && data.verbs.includes('change') ? <RoundForm held={data} onClose={() => change(false)} /> : <RoundFacts view={data} />}
      {data.reports.length > 0 && <Parts view={data} />}
      {data.reports.length > 0 && <RoundMatrix view={data} />}
    </div>
  );
}

function RoundHead({ view, onChange }: { readonly view: OpenedRound; readonly onChange: () => void }) {
  const say = useWords(roundWords);
  const pick = usePick();
  const { round } = view;
  return (
    <PageHeader
      title={round.name} above={<Link to="/reporting/rounds">{say('roundsTab')}</Link>}
      facts={<>
        <span className={`report-state report-state--round-${round.state}`}>{pick(roundStates[round.state])}</span>
        <DueWords day={round.dueOn} owed={round.state === 'open' && round.done + round.waiting < round.total} overdue={round.overdue > 0} />
        {round.state === 'open' && view.workingDaysLeft > 0 && <span>{say('workingLeft', { n: view.workingDaysLeft })}</span>}
        {round.state !== 'draft' && <span>{say('unitCount', { n: round.units })}</span>}
        <span>{say('about', { n: round.minutes })}</span>
        <span>{say('drawnBy', { name: round.createdByName })}</span>
        {round.changedByName !== null && <span>{say('changedBy', { name: round.changedByName })}</span>}
        {round.openedByName !== null && <span>{say('openedBy', { name: round.openedByName })}</span>}
      </>}
      actions={<RoundActs view={view} onChange={onChange} />}
    />
  );
}

function RoundFacts({ view: { round, known, prolongings, released } }: { readonly view: OpenedRound }) {
  const say = useWords(roundWords);
  const pick = usePick();
  return (
    <section className="panel round-facts">
      <p>{say('asks')}：{round.registers.map(({ name, period }) => `${pick(name)}${period === '' ? '' : `（${period}）`}`).join('、')}</p>
      {round.basis !== '' && <p>{say('basis', { text: round.basis })}</p>}
      {round.hasteReason !== '' && <p>{say('hasteReason', { text: round.hasteReason })}</p>}
      {prolongings.map((one) => <p key={one.at}>{say('prolonged', { from: one.fromDay, to: one.toDay, text: one.reason, name: one.byName })}</p>)}
      {released.map(({ register, name, reports }) => <p key={register} className="side-panel__stop">{say('released', { name: pick(name), n: reports })}</p>)}
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
