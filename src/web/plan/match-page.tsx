import CheckCircleOutlined from '@ant-design/icons/es/icons/CheckCircleOutlined';
import QuestionCircleOutlined from '@ant-design/icons/es/icons/QuestionCircleOutlined';
import WarningOutlined from '@ant-design/icons/es/icons/WarningOutlined';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState, type ComponentType } from 'react';
import type { Target } from '../../contract/ledger.ts';
import type { Matching, PlanRow } from '../../contract/plan.ts';
import { get, withQuery } from '../api/client.ts';
import { Figure } from '../frame/figure.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { ItemList } from './compare-page.tsx';
import { compareWords } from './compare-words.ts';
import { nameOf } from './ledger-tab.ts';
import { usePlans } from './plan-queries.ts';
import './compare.css';

/** A summary's achievements against the targets of an earlier plan, with what is left over on both sides. */
export function MatchPage() {
  const { planId = '' } = useParams({ strict: false });
  const plans = usePlans();
  if (plans.data === undefined) return <div className="page">{plans.isError ? <ProblemNote error={plans.error} again={() => void plans.refetch()} /> : <LoadingState />}</div>;
  return <MatchAgainst planId={planId} plans={plans.data} />;
}

function MatchAgainst({ planId, plans }: { readonly planId: string; readonly plans: readonly PlanRow[] }) {
  const say = useWords(compareWords);
  const own = plans.find((plan) => plan.id === planId);
  const others = plans.filter((plan) => plan.id !== planId);
  const [against, setAgainst] = useState(() => likeliest(own, others)?.id);
  const matching = useQuery({
    queryKey: ['plan', planId, 'match', against], enabled: against !== undefined,
    queryFn: ({ signal }) => get<Matching>(withQuery(`/api/plans/${planId}/match`, { plan: against }), signal),
  });
  return (
    <div className="page">
      <PageHeader title={say('matchTitle')} above={<Link to="/plans/$planId" params={{ planId }}>{own?.title ?? say('backToPlan')}</Link>} facts={say('matchHint')} />
      {others.length === 0 && <EmptyState title={say('noOther')} />}
      {others.length > 0 && (
        <label className="compare__choose">
          <span>{say('against')}</span>
          <Select aria-label={say('against')} placeholder={say('choosePlan')} {...(against === undefined ? {} : { value: against })} onChange={setAgainst} options={others.map((plan) => ({ value: plan.id, label: `${plan.title} · ${plan.unitName}` }))} />
        </label>
      )}
      {others.length > 0 && against === undefined && <EmptyState title={say('noneOfYear', { year: yearSummedUp(own) ?? '' })} />}
      {matching.isError && <ProblemNote error={matching.error} again={() => void matching.refetch()} />}
      {matching.isLoading && <LoadingState />}
      {matching.data !== undefined && <Matched matching={matching.data} />}
    </div>
  );
}

// A summary with next year's plan carries the later year.
const yearSummedUp = (own: PlanRow | undefined): number | null =>
  (own === undefined || own.year === null ? null : own.year - (own.docType === 'summary+plan' ? 1 : 0));

// The plan for the year that is summed up, of the same unit if there is one; better none than another year's.
function likeliest(own: PlanRow | undefined, others: readonly PlanRow[]): PlanRow | undefined {
  const summedUp = yearSummedUp(own);
  const closeness = (plan: PlanRow): number => (plan.unitId === own?.unitId ? 2 : 0) + (plan.docType === 'summary' ? 0 : 1);
  return others.filter((plan) => summedUp === null || plan.year === summedUp).sort((a, b) => closeness(b) - closeness(a))[0];
}

function Matched({ matching }: { readonly matching: Matching }) {
  const say = useWords(compareWords);
  return (
    <>
      <section className="compare panel">
        <h2 className="compare__head">{say('pairs')} <span className="quiet number">{matching.pairs.length}</span></h2>
        {matching.pairs.length === 0 && <p className="compare__none">{say('noPairs')}</p>}
        <ul className="compare__list">{matching.pairs.map((pair) => <Pair key={`${pair.achievement.itemId}-${pair.target.id}`} {...pair} />)}</ul>
      </section>
      <div className="compare__sides">
        <ItemList title={say('lonelyAchievements')} sign="" items={matching.unmatchedAchievements} />
        <TargetList targets={matching.unmatchedTargets} />
      </div>
    </>
  );
}

const verdicts: Record<Matching['pairs'][number]['verdict'], { Icon: ComponentType; look: string }> = {
  met: { Icon: CheckCircleOutlined, look: 'light--normal' }, short: { Icon: WarningOutlined, look: 'light--behind' }, unclear: { Icon: QuestionCircleOutlined, look: 'light--none' },
};

function Pair({ achievement, target, verdict, why, whyEn }: Matching['pairs'][number]) {
  const say = useWords(compareWords);
  const pick = usePick();
  const { Icon, look } = verdicts[verdict];
  return (
    <li className="pair">
      <span className={`light ${look}`}><Icon />{say(verdict)}</span>
      <span className="pair__side"><span className="quiet">{say('achievement')}</span> {nameOf(achievement)} <Figure value={achievement.value} unit={achievement.unit} comparator={achievement.comparator} /></span>
      <span className="pair__side"><span className="quiet">{say('target')}</span> {targetName(target)} <Figure value={target.required} unit={target.unit} comparator={target.comparator} /></span>
      <span className="pair__why quiet">{pick({ zh: why, en: whyEn })}</span>
    </li>
  );
}

function TargetList({ targets }: { readonly targets: readonly Target[] }) {
  const say = useWords(compareWords);
  return (
    <section className="compare panel">
      <h2 className="compare__head">{say('lonelyTargets')} <span className="quiet number">{targets.length}</span></h2>
      {targets.length === 0 && <p className="compare__none">{say('none')}</p>}
      <ul className="compare__list">
        {targets.map((target) => (
          <li className="compare__one" key={target.id}>
            <span className="compare__sign" aria-hidden="true" />
            <span className="compare__name">{targetName(target)}</span>
            <span className="compare__figure"><Figure value={target.required} unit={target.unit} comparator={target.comparator} /></span>
            <span className="compare__source" lang="zh-CN">{target.source.text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const targetName = (target: Target): string => [target.subject, target.metric].filter((part) => part !== '').join(' · ');
