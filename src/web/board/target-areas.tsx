import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { BoardTarget, BoardView, TargetArea } from '../../contract/board.ts';
import { LightTag } from '../frame/light-tag.tsx';
import { readable, useWorded } from '../frame/figure.tsx';
import { EmptyState } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { TabStrip } from '../table/tab-strip.tsx';
import { boardWords } from './board-words.ts';
import { LightBar, LightCounts } from './light-bar.tsx';

interface AreasProps { readonly board: BoardView; readonly past: boolean }

const PANEL = 'board-areas';

/** Targets by area: by the unit that leads them, or by part of the plan; those behind or near due stand under their area. */
export function TargetAreas({ board, past }: AreasProps) {
  const say = useWords(boardWords);
  const [by, group] = useState<'unit' | 'section'>('unit');
  const areas = board.targets[by];
  return (
    <section className="panel board-part" aria-labelledby="board-areas-title">
      <div className="board-part__head">
        <h2 id="board-areas-title">{say('areas')}</h2>
        <TabStrip label={say('grouping')} panel={PANEL} current={by} onPick={group} tabs={[{ key: 'unit', face: say('byUnit') }, { key: 'section', face: say('bySection') }]} />
      </div>
      <div id={PANEL} role="tabpanel" aria-labelledby={`${PANEL}-${by}`}>
        {areas.length === 0 ? <EmptyState title={say('noTargets')} hint={say('noTargetsHint')} /> : <ul className="areas">{areas.map((area) => <Area key={area.key} area={area} past={past} />)}</ul>}
      </div>
    </section>
  );
}

function Area({ area, past }: { readonly area: TargetArea; readonly past: boolean }) {
  const say = useWords(boardWords);
  const within = listOf(area);
  return (
    <li className="area">
      <div className="area__line">
        {past ? <span className="area__name">{area.title || say('otherPart')}</span> : <Link className="area__name" to="/targets" search={within}>{area.title || say('otherPart')}</Link>}
        <LightBar counts={area.counts} />
        <span className="area__counts"><LightCounts counts={area.counts} to={past ? null : (colour) => ({ ...within, light: colour })} /></span>
      </div>
      {area.worst.length > 0 && <ul className="area__worst">{area.worst.map((target) => <Worst key={target.id} target={target} />)}</ul>}
    </li>
  );
}

// A part of a plan is written as the plan and the place in its outline.
function listOf({ key, unitId }: TargetArea): Readonly<Record<string, string>> {
  if (unitId !== null) return { unit: unitId };
  const [plan = '', section = ''] = key.split(' ');
  return section === '' ? { plan } : { plan, section };
}

function Worst({ target }: { readonly target: BoardTarget }) {
  const say = useWords(boardWords);
  const language = useLanguage();
  const worded = useWorded();
  const { light, value, unit } = target;
  return (
    <li className="worst">
      <LightTag light={light} />
      <Link to="/targets" search={{ open: target.id }} className="worst__name">{target.metric} {worded(target.required, target.comparator, unit)}</Link>
      <span className="worst__now">{value === null ? say('notReported') : <>{say('nowIs', { value: `${readable(value)}${unit}` })} <span className="quiet">{basisWord(target.basis, say)}</span></>}</span>
      <span className="worst__why">{language === 'en' ? light.whyEn : light.why}</span>
    </li>
  );
}

// How far a value can be trusted; a proven one comes from the rows of registers.
function basisWord(basis: string, say: (word: 'claimed' | 'confirmed' | 'proven') => string): string {
  return basis === 'claimed' || basis === 'confirmed' || basis === 'proven' ? say(basis) : '';
}
