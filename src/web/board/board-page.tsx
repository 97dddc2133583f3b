import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { BoardView } from '../../contract/board.ts';
import { useMay } from '../api/use-me.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { AsOfBanner } from '../register/as-of.tsx';
import { useAddress, type Address } from '../table/use-address.ts';
import { AreaLinks } from './area-links.tsx';
import { boardWords } from './board-words.ts';
import { KeyFigures } from './key-figures.tsx';
import { LightCounts } from './light-bar.tsx';
import { MomentBar } from './moment-bar.tsx';
import { TargetAreas } from './target-areas.tsx';
import { useBoard } from './use-board.ts';
import { WeekChanges } from './week-changes.tsx';
import './board.css';

/** `/boards`: what somebody who leads opens first. How the targets stand, what changed this week, the figures that matter. */
export function BoardPage() {
  const say = useWords(boardWords);
  const may = useMay();
  const [address, change] = useAddress();
  const { data, error, refetch } = useBoard(address['unit'] ?? '', address['asOf'] ?? '');
  return (
    <div className="page">
      <PageHeader
        title={say('title')} facts={data === undefined ? undefined : <><span>{data.unit.name}</span><span>{say('asOfDay', { day: data.asOf })}</span></>}
        actions={<><MomentBar address={address} onChange={change} /><Button onClick={() => window.print()}>{say('print')}</Button>{may('workbench.open') && <Link className="ant-btn board-desk" to="/">{say('toDesk')}</Link>}</>}
      />
      <AsOfBanner address={address} onChange={change} />
      {data === undefined ? error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} /> : <Board board={data} address={address} />}
    </div>
  );
}

function Board({ board, address }: { readonly board: BoardView; readonly address: Address }) {
  const past = address['asOf'] !== undefined;
  return (
    <>
      <Headline board={board} past={past} />
      <KeyFigures board={board} address={address} />
      <AreaLinks address={address} />
      <div className="board">
        <TargetAreas board={board} past={past} />
        <WeekChanges changes={board.changes} />
      </div>
    </>
  );
}

const always = ['behind', 'near', 'normal'] as const;

function Headline({ board: { unit, lights }, past }: { readonly board: BoardView; readonly past: boolean }) {
  const say = useWords(boardWords);
  if (lights.targets === 0) return null;
  // The whole county is every target one may see; a unit's are those of the unit.
  const within = unit.path.split('/').length <= 2 ? {} : { unit: unit.id };
  const all = <><strong>{lights.targets}</strong> {say('targetCount')}</>;
  return (
    <nav className="panel headline" aria-label={say('lights')}>
      {past ? <span className="headline__all">{all}</span> : <Link className="headline__all" to="/targets" search={within}>{all}</Link>}
      <LightCounts counts={lights} always={always} to={past ? null : (colour) => ({ ...within, light: colour })} />
    </nav>
  );
}
