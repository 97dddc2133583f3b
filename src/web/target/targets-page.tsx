import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback } from 'react';
import { AssignBar } from '../assign/assign-bar.tsx';
import { useTicks } from '../assign/use-ticks.ts';
import { CommitmentDrawer } from '../commitment/commitment-drawer.tsx';
import { useTargets, useUnits } from '../commitment/use-commitments.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { useAddress } from '../table/use-address.ts';
import { filterTargets } from './filter-targets.ts';
import { TargetFilters } from './target-filters.tsx';
import { TargetTable } from './target-table.tsx';
import { targetWords } from './target-words.ts';

const FILTERS = ['plan', 'unit', 'section', 'state', 'q', 'light', 'proof'] as const;

/** The board of targets: every promise with its requirement, today's value and its light. */
export function TargetsPage() {
  const say = useWords(targetWords);
  const [address, change] = useAddress();
  const { data, error, refetch } = useTargets(address['plan'] ?? '');
  const units = useUnits().data ?? [];
  const open = useCallback((id: string) => change({ open: id }), [change]);
  const close = useCallback(() => change({ open: '', do: '' }), [change]);
  const filtered = FILTERS.some((name) => address[name] !== undefined);
  const narrowed = data === undefined ? undefined : filterTargets(data, address, units);
  const ticks = useTicks();
  const shown = narrowed?.filter((target) => address['light'] === undefined || target.light.colour === address['light']);
  return (
    <div className="page">
      <PageHeader
        title={say('title')} facts={shown === undefined || data?.length === 0 ? undefined : <><span>{say('count', { n: shown.length })}</span><span>{say('claimedNote')}</span></>}
        actions={<Button onClick={() => window.print()}>{say('print')}</Button>}
      />
      <div className="panel">
        {(filtered || (data !== undefined && data.length > 0)) && <TargetFilters targets={narrowed ?? []} address={address} onChange={change} />}
        {data === undefined && error === null && <LoadingState />}
        {data === undefined && error !== null && <div className="padded"><ProblemNote error={error} again={() => void refetch()} /></div>}
        {shown !== undefined && <AssignBar rows={shown} ticks={ticks} />}
        {shown !== undefined && shown.length > 0 && <TargetTable targets={shown} opened={address['open'] ?? null} onOpen={open} ticks={ticks} />}
        {shown !== undefined && shown.length === 0 && <NoTargets filtered={filtered} onClear={() => change(Object.fromEntries(FILTERS.map((name) => [name, ''])))} />}
      </div>
      <CommitmentDrawer kind="target" id={address['open']} first={address['do']} onClose={close} />
    </div>
  );
}

function NoTargets({ filtered, onClear }: { readonly filtered: boolean; readonly onClear: () => void }) {
  const say = useWords(targetWords);
  if (filtered) return <EmptyState title={say('noMatchTitle')} hint={say('noMatchHint')}><Button onClick={onClear}>{say('clear')}</Button></EmptyState>;
  return <EmptyState title={say('noneTitle')} hint={say('noneHint')}><Link to="/plans">{say('toPlans')}</Link></EmptyState>;
}

