/* All targets of a plan, one by one: which indicator proves each. Made for the keyboard; every key has its button. */
import { Link, useParams } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import { problemOf } from '../api/refusal.ts';
import { useTargets } from '../commitment/use-commitments.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { Chips } from '../table/chips.tsx';
import { useAddress } from '../table/use-address.ts';
import { LinkDialog } from './link-dialog.tsx';
import { LinkingCard } from './linking-card.tsx';
import type { Linking } from './linking.ts';
import { proofWords, type ProofWord } from './proof-words.ts';
import { useLinkingKeys } from './use-linking-keys.ts';
import { useDecideProof, useSuggestions } from './use-proof.ts';
import './proof.css';

const groups = {
  undecided: ({ target, found }: Linking) => target.proof === null && !target.unprovable && found.suggestions.length > 0,
  nothing: ({ target, found }: Linking) => target.proof === null && !target.unprovable && found.suggestions.length === 0,
  linked: ({ target }: Linking) => target.proof !== null,
  noneDone: ({ target }: Linking) => target.unprovable,
} as const satisfies Partial<Record<ProofWord, (one: Linking) => boolean>>;
const groupNames = Object.keys(groups) as (keyof typeof groups)[];

/** `/plans/$planId/links` */
export function LinkTargetsPage() {
  const { planId = '' } = useParams({ strict: false });
  const say = useWords(proofWords);
  const [targets, suggestions] = [useTargets(planId), useSuggestions(planId)];
  const error = targets.error ?? suggestions.error;
  const byId = new Map(targets.data?.map((target) => [target.id, target]));
  const all = suggestions.data?.flatMap((found): Linking[] => { const target = byId.get(found.id); return target === undefined ? [] : [{ target, found }]; });
  const done = all?.filter(({ target }) => target.proof !== null || target.unprovable).length ?? 0;
  return (
    <div className="page">
      <PageHeader title={say('stepTitle')} above={<Link to="/plans/$planId" params={{ planId }}>{all?.[0]?.target.planTitle || say('backToPlan')}</Link>} facts={<><span>{say('stepHint')}</span>{all !== undefined && <span aria-live="polite">{say('progress', { done, all: all.length })}</span>}</>} />
      {error !== null && <ProblemNote error={error} again={() => { void targets.refetch(); void suggestions.refetch(); }} />}
      {error === null && (targets.data === undefined || all === undefined) && <LoadingState />}
      {targets.data !== undefined && all !== undefined && (all.length === 0 ? <div className="panel"><EmptyState title={say('noTargets')} hint={say('noTargetsHint')} /></div> : <Going all={all} />)}
    </div>
  );
}

function Going({ all }: { readonly all: readonly Linking[] }) {
  const say = useWords(proofWords);
  const [address, change] = useAddress();
  const [open] = useState(() => groupNames.find((name) => all.some(groups[name])) ?? 'undecided');
  const shown = groupNames.find((name) => name === address['show']) ?? (address['show'] === 'all' ? 'all' : open);
  const rows = shown === 'all' ? all : all.filter(groups[shown]);
  const steps = useSteps(rows);
  return (
    <div className="panel">
      <div className="filters"><Chips label={say('show')} value={shown} onPick={(show) => change({ show })} choices={[...groupNames.map((name) => ({ value: name as string, label: say(name), count: all.filter(groups[name]).length })), { value: 'all', label: say('all'), count: all.length }]} /></div>
      <p className="linking__keys">{say('keys')}</p>
      {rows.length === 0 && <EmptyState title={say('empty')} hint={say('emptyHint')}><Button onClick={() => change({ show: 'all' })}>{say('all')}</Button></EmptyState>}
      <ol className="linking__list" aria-label={say('listOf')}>
        {rows.map((one) => <LinkingCard key={one.target.id} one={one} current={one === steps.current} busy={steps.busy} onChoose={() => steps.choose(one.target.id)} onAccept={(at) => steps.accept(one, at)} onOther={() => steps.other(one)} onNone={() => steps.none(one)} />)}
      </ol>
      {steps.choosing !== null && <LinkDialog target={steps.choosing.target} suggestions={steps.choosing.found.suggestions} unitId={steps.choosing.target.proof?.unit.id ?? steps.choosing.found.unit.id} onClose={steps.close} />}
    </div>
  );
}

// A decided target leaves the list it stood in, so the next one takes its place.
function useSteps(rows: readonly Linking[]) {
  const pick = usePick();
  const { message } = App.useApp();
  const decide = useDecideProof();
  const [place, setPlace] = useState(0);
  const [choosing, other] = useState<Linking | null>(null);
  const at = Math.max(0, Math.min(rows.length - 1, place));
  const current = rows[at] ?? null;
  const fail = { onError: (error: Error) => void message.error(pick(problemOf(error))) };
  const accept = ({ target, found }: Linking, nth: number) => {
    const one = found.suggestions[nth];
    if (one !== undefined) decide.mutate({ id: target.id, version: target.version, proof: { indicator: one.indicator, unitId: found.unit.id, stages: one.stages, period: 'newest' } }, fail);
  };
  const none = ({ target }: Linking) => { if (!target.unprovable) decide.mutate({ id: target.id, version: target.version, proof: null }, fail); };
  const walk = (by: number) => setPlace(Math.max(0, Math.min(rows.length - 1, at + by)));
  const choose = (id: string) => setPlace(Math.max(0, rows.findIndex(({ target }) => target.id === id)));
  const steps = { current, busy: decide.isPending, choosing, choose, walk, accept, none, other, close: () => other(null) };
  useLinkingKeys(steps);
  return steps;
}
