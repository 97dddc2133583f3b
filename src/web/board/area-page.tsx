import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef } from 'react';
import type { FiguresView } from '../../contract/indicator.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { LinkButton } from '../frame/link-button.tsx';
import { AsOfBanner } from '../register/as-of.tsx';
import { useAreaName } from '../register/registers-page.tsx';
import { useAddress, type Address } from '../table/use-address.ts';
import { AreaFigure } from './area-figure.tsx';
import { AreaList } from './area-list.tsx';
import { AreaLinks } from './area-links.tsx';
import { boardWords } from './board-words.ts';
import { MomentBar } from './moment-bar.tsx';
import { useAreaFigures } from './use-area.ts';
import './board.css';
import '../indicator/indicator.css';

/** `/areas/$area`: every figure of an area; the one chosen by school, over time, and how complete the data behind it are. */
export function AreaPage() {
  const { area } = useParams({ strict: false }) as { readonly area: string };
  const say = useWords(boardWords);
  const nameOf = useAreaName();
  const [address, change] = useAddress();
  const looked = { unit: address['unit'] ?? '', asOf: address['asOf'] ?? '' };
  const { data, error, refetch } = useAreaFigures(area, looked);
  return (
    <div className="page">
      <PageHeader
        title={say('areaTitle', { area: nameOf(area) })} facts={data === undefined ? undefined : <><span>{data.unit.name}</span><span>{say('asOfDay', { day: data.asOf })}</span></>}
        actions={<><MomentBar address={address} onChange={change} /><Button onClick={() => window.print()}>{say('print')}</Button><LinkButton to="/boards">{say('title')}</LinkButton></>}
      />
      <AsOfBanner address={address} onChange={change} />
      <AreaLinks address={address} current={area} />
      {data === undefined && (error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />)}
      {data?.indicators.length === 0 && <div className="panel"><EmptyState title={say('noIndicators')} /></div>}
      {data !== undefined && data.indicators.length > 0 && <Area figures={data} address={address} onChange={change} />}
    </div>
  );
}

interface AreaProps { readonly figures: FiguresView; readonly address: Address; readonly onChange: (changes: Address) => void }

function Area({ figures, address, onChange }: AreaProps) {
  const place = useRef<HTMLDivElement>(null);
  const open = figures.indicators.filter(({ withheld }) => withheld === null);
  // Without a choice the first that can be better or worse: there a comparison says something.
  const shown = open.find(({ key }) => key === address['show']) ?? open.find(({ better }) => better !== 'neither') ?? open[0];
  const show = (key: string) => {
    onChange({ show: key });
    // Where the figure stands above the list, one is brought to it.
    if (window.matchMedia('(max-width: 1099px)').matches) place.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <div className="area-page" ref={place}>
      <AreaList figures={figures} address={address} shown={shown?.key ?? ''} onShow={show} />
      {shown !== undefined && <AreaFigure indicator={shown} address={address} onChange={onChange} />}
    </div>
  );
}
