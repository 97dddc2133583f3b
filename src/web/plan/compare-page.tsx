import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import type { Comparison, OpenedPlan, PlanItem } from '../../contract/plan.ts';
import { get, withQuery } from '../api/client.ts';
import { Figure } from '../frame/figure.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { compareWords } from './compare-words.ts';
import { fieldText } from './field-text.ts';
import { kindWords, nameOf } from './ledger-tab.ts';
import { usePlan } from './plan-queries.ts';
import { planWords } from './plan-words.ts';
import './compare.css';

/** What came, went and changed between two versions of a plan. */
export function ComparePage() {
  const { planId = '' } = useParams({ strict: false });
  const plan = usePlan(planId, null);
  if (plan.data === undefined) return <div className="page">{plan.isError ? <ProblemNote error={plan.error} again={() => void plan.refetch()} /> : <LoadingState />}</div>;
  return <CompareVersions opened={plan.data} />;
}

function CompareVersions({ opened }: { readonly opened: OpenedPlan }) {
  const say = useWords(compareWords);
  const nos = opened.versions.map((one) => one.no).sort((a, b) => a - b);
  const [pair, setPair] = useState({ from: nos[nos.length - 2] ?? nos[0] ?? 1, to: nos[nos.length - 1] ?? 1 });
  const compared = useQuery({
    queryKey: ['plan', opened.plan.id, 'compare', pair],
    queryFn: ({ signal }) => get<Comparison>(withQuery(`/api/plans/${opened.plan.id}/compare`, pair), signal),
  });
  return (
    <div className="page">
      <PageHeader title={say('compareTitle')} above={<Link to="/plans/$planId" params={{ planId: opened.plan.id }}>{opened.plan.title}</Link>} facts={<VersionPair opened={opened} pair={pair} onChange={setPair} />} />
      {compared.isError && <ProblemNote error={compared.error} again={() => void compared.refetch()} />}
      {compared.isPending && <LoadingState />}
      {compared.data !== undefined && <Differences comparison={compared.data} />}
    </div>
  );
}

interface VersionPairProps {
  readonly opened: OpenedPlan;
  readonly pair: { readonly from: number; readonly to: number };
  readonly onChange: (pair: { from: number; to: number }) => void;
}

function VersionPair({ opened, pair, onChange }: VersionPairProps) {
  const say = useWords(compareWords);
  const plan = useWords(planWords);
  const options = opened.versions.map((one) => ({ value: one.no, label: plan('versionN', { n: one.no }) }));
  return (
    <span className="compare__pair">
      {say('from')} <Select size="small" aria-label={say('from')} value={pair.from} options={options} onChange={(from) => onChange({ ...pair, from })} popupMatchSelectWidth={false} />
      {say('to')} <Select size="small" aria-label={say('to')} value={pair.to} options={options} onChange={(to) => onChange({ ...pair, to })} popupMatchSelectWidth={false} />
    </span>
  );
}

function Differences({ comparison }: { readonly comparison: Comparison }) {
  const say = useWords(compareWords);
  const { added, removed, changed } = comparison;
  if (added.length + removed.length + changed.length === 0) return <EmptyState title={say('same')} />;
  return (
    <>
      {added.length > 0 && <ItemList title={say('added')} sign="+" items={added} />}
      {removed.length > 0 && <ItemList title={say('removed')} sign="−" items={removed} />}
      {changed.length > 0 && <ChangeList changed={changed} />}
    </>
  );
}

function ChangeList({ changed }: { readonly changed: Comparison['changed'] }) {
  const say = useWords(compareWords);
  return (
    <section className="compare panel">
      <h2 className="compare__head">{say('changed')} <span className="quiet number">{changed.length}</span></h2>
      <ul className="compare__list">{changed.map((one) => <Change key={one.after.itemId} {...one} />)}</ul>
    </section>
  );
}

/** Items of one side with their sentence; also for what stayed unmatched. */
export function ItemList({ title, sign, items }: { readonly title: string; readonly sign: string; readonly items: readonly PlanItem[] }) {
  const say = useWords(compareWords);
  const plan = useWords(planWords);
  return (
    <section className="compare panel">
      <h2 className="compare__head">{title} <span className="quiet number">{items.length}</span></h2>
      {items.length === 0 && <p className="compare__none">{say('none')}</p>}
      <ul className="compare__list">
        {items.map((item) => (
          <li className="compare__one" key={item.itemId}>
            <span className="compare__sign" aria-hidden="true">{sign}</span>
            <span className="compare__name">{nameOf(item)}<span className="compare__kind">{plan(kindWords[item.kind])}</span></span>
            <span className="compare__figure">{item.type === 'quantity' && <Figure value={item.value} unit={item.unit} comparator={item.comparator} />}</span>
            <span className="compare__source" lang="zh-CN">{item.text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Change({ before, after, fields }: Comparison['changed'][number]) {
  const say = useWords(compareWords);
  const plan = useWords(planWords);
  return (
    <li className="compare__one">
      <span className="compare__sign" aria-hidden="true">≠</span>
      <span className="compare__name">{nameOf(after)}<span className="compare__kind">{plan(kindWords[after.kind])}</span></span>
      <dl className="compare__fields">
        {fields.map((field) => (
          <div key={field}>
            <dt>{field in compareWords.zh ? say(field as keyof typeof compareWords.zh) : field}</dt>
            <dd><del title={say('before')}>{fieldText(before, field, plan)}</del> → <ins title={say('after')}>{fieldText(after, field, plan)}</ins></dd>
          </div>
        ))}
      </dl>
      <span className="compare__source" lang="zh-CN">{after.text}</span>
    </li>
  );
}
