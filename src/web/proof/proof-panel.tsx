/* What registers show of a target, on its page: the value beside what was reported, where it goes, and which schools lie behind. */
import { Link } from '@tanstack/react-router';
import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import type { Target } from '../../contract/ledger.ts';
import type { OpenedProof, ProofSuggestion, ProofView } from '../../contract/proof.ts';
import { withMeasure } from '../../domain/indicator/show-figure.ts';
import { problemOf } from '../api/refusal.ts';
import { brief, saidOf, unitOf, withUnit } from '../commitment/promise.ts';
import { readable } from '../frame/figure.tsx';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { drillOf } from './drill-of.ts';
import { ForecastLines } from './forecast-lines.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { proofWords } from './proof-words.ts';
import { ShortfallTable } from './shortfall-table.tsx';
import { SuggestionWords } from './suggestion-words.tsx';
import { signed } from './shown-value.tsx';
import { useDecideProof, useProof } from './use-proof.ts';
import './proof.css';

/** The panel of a target's proof, with what this person may decide about it. */
export function ProofPanel({ target }: { readonly target: Target }) {
  const say = useWords(proofWords);
  const { data, error, refetch } = useProof(target.id);
  return (
    <section className="commitment__part proof">
      <h3>{say('proven')}</h3>
      {data === undefined && (error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />)}
      {data !== undefined && <Panel target={target} opened={data} />}
    </section>
  );
}

function Panel({ target, opened }: { readonly target: Target; readonly opened: OpenedProof }) {
  const say = useWords(proofWords);
  const { proof, mayLink } = opened;
  const unlinked = target.unprovable ? say('unprovable') : say('notLinked');
  return (
    <>
      {proof === null ? <p className="quiet">{unlinked}</p> : <Proven target={target} proof={proof} opened={opened} />}
      {proof === null && mayLink && !target.unprovable && <Suggested target={target} opened={opened} />}
      {mayLink && <Deciding target={target} opened={opened} />}
    </>
  );
}

function Proven({ target, proof, opened }: { readonly target: Target; readonly proof: ProofView; readonly opened: OpenedProof }) {
  const say = useWords(proofWords);
  return (
    <>
      {proof.withheld !== null && <p className="proof__withheld" role="note">{say(`withheld_${proof.withheld}`)}</p>}
      <ProvenFacts target={target} proof={proof} asOf={opened.asOf} />
      {proof.withheld === null && opened.forecast !== null && <ForecastLines target={target} forecast={opened.forecast} history={opened.history} />}
      {opened.shortfall !== null && <ShortfallTable target={target} proof={proof} shortfall={opened.shortfall} />}
    </>
  );
}

function ProvenFacts({ target, proof, asOf }: { readonly target: Target; readonly proof: ProofView; readonly asOf: string }) {
  const say = useWords(proofWords);
  const pick = usePick();
  const unit = unitOf(target);
  const shown = pick({ zh: withMeasure(proof, proof.shown, 'zh'), en: withMeasure(proof, proof.shown, 'en') });
  const said = proof.value === null ? null : saidOf(proof.value, proof.shown);
  // 12,000 people in a target of 1.2 万人 are told both ways.
  const value = said === null ? say('noValue') : said === Number(proof.shown) ? withUnit(readable(said), unit) : `${withUnit(readable(said), unit)} (${shown})`;
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [say('indicator'), proof.withheld === null ? <Link key="indicator" to={`/indicators/${proof.indicator}`} search={drillOf(proof)} aria-label={`${say('open')}: ${pick(proof.name)}`}>{pick(proof.name)}</Link> : pick(proof.name)],
    [say('scope'), [proof.unit.name, ...proof.stages.map(({ name }) => pick(name))].join(' · ')],
    [say('period'), proof.period ?? say('asOf', { day: asOf })],
    ...(proof.withheld === null ? [[say('value'), <strong key="value">{value}</strong>] as const] : []),
    ...(proof.met === null ? [] : [[say('state'), say(proof.met ? 'met' : 'short')] as const]),
    ...(proof.baseline === null ? [] : [[say('began'), withUnit(readable(brief(proof.baseline)), unit)] as const]),
    ...(target.value === null ? [] : [[say('reported'), withUnit(readable(target.value), unit)] as const]),
    ...(proof.difference === null ? [] : [[say('difference'), <Difference key="difference" proof={proof} />] as const]),
  ];
  return <dl className="facts">{facts.map(([name, value]) => <div key={name} className="facts__row"><dt>{name}</dt><dd>{value}</dd></div>)}</dl>;
}

function Difference({ proof }: { readonly proof: ProofView }) {
  const say = useWords(proofWords);
  return proof.differs ? <span className="proof__differs">{signed(proof.difference ?? 0)} {say('differs')}</span> : <span>{signed(proof.difference ?? 0)} {say('agrees')}</span>;
}

interface DecidingProps { readonly target: Target; readonly opened: OpenedProof }

function Suggested({ target, opened: { suggestions, suggestedUnit } }: DecidingProps) {
  const say = useWords(proofWords);
  const decide = useDecideProof();
  const { message } = App.useApp();
  const pick = usePick();
  if (suggestions.length === 0 || suggestedUnit === null) return <p className="quiet">{say('noSuggestion')}</p>;
  const accept = ({ indicator, stages }: ProofSuggestion) => decide.mutate(
    { id: target.id, version: target.version, proof: { indicator, unitId: suggestedUnit.id, stages, period: 'newest' } },
    { onSuccess: () => void message.success(say('changed')), onError: (error) => void message.error(pick(problemOf(error))) },
  );
  return (
    <>
      <p className="proof__lead">{say('suggested')} <span className="quiet">{say('ofUnit', { unit: suggestedUnit.name })}</span></p>
      <ul className="proof__suggestions">
        {suggestions.slice(0, 3).map((one) => <li key={`${one.indicator} ${one.stages.join()}`}><SuggestionWords one={one} /><Button size="small" loading={decide.isPending} onClick={() => accept(one)} aria-label={`${say('accept')}: ${pick(one.name)}`}>{say('accept')}</Button></li>)}
      </ul>
    </>
  );
}

function Deciding({ target, opened }: DecidingProps) {
  const say = useWords(proofWords);
  const pick = usePick();
  const decide = useDecideProof();
  const { message } = App.useApp();
  const [choosing, choose] = useState(false);
  const none = () => decide.mutate({ id: target.id, version: target.version, proof: null }, { onSuccess: () => void message.success(say('changed')), onError: (error) => void message.error(pick(problemOf(error))) });
  return (
    <div className="proof__acts no-print">
      <Button onClick={() => choose(true)}>{say(opened.proof === null ? 'link' : 'change')}</Button>
      {!target.unprovable && <Popconfirm title={say('noneSure')} onConfirm={none} okText={say('none')} cancelText={say('cancel')}><Button>{say('none')}</Button></Popconfirm>}
      {choosing && <LinkDialog target={target} suggestions={opened.suggestions} unitId={opened.proof?.unit.id ?? opened.suggestedUnit?.id ?? ''} onClose={() => choose(false)} />}
    </div>
  );
}
