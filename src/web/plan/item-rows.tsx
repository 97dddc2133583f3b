import { Button } from 'antd';
import { startTransition, useEffect, useRef, useState } from 'react';
import { EmptyState } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { useDesk, type Desk } from './desk.ts';
import { ItemRow } from './item-row.tsx';
import { planWords, type PlanWord } from './plan-words.ts';

const heads: Record<'target' | 'task' | 'figure', readonly [PlanWord, PlanWord, PlanWord]> = {
  target: ['colMetric', 'colRequired', 'colOwner'], figure: ['colMetric', 'colValue', 'colPeriod'], task: ['colTask', 'colDeadline', 'colOwner'],
};

/** Rows of the tab. The chosen one opens below itself. */
export function ItemRows() {
  const say = useWords(planWords);
  const desk = useDesk();
  const { rows, tab, ticked, tick, mayDecide, filter, setFilter, chosen } = desk;
  const body = useFollowChoice(desk);
  const shown = useGrowing(rows.length, rows.findIndex((row) => row.itemId === chosen?.itemId));
  if (rows.length === 0) {
    return filter === 'all' ? <EmptyState title={say('nothingHere')} />
      : <EmptyState title={say('nothingFiltered')}><Button onClick={() => setFilter('all')}>{say('showAll')}</Button></EmptyState>;
  }
  const [name, figure, owner] = heads[tab === 'target' || tab === 'task' ? tab : 'figure'];
  const ids = rows.map((row) => row.itemId);
  const all = ids.every((id) => ticked.has(id));
  return (
    <table className={`rows rows--${tab}`}>
      <thead className="rows__head">
        <tr className="row row--head">
          <td className="row__tick">{mayDecide && <input type="checkbox" aria-label={say('selectAll')} checked={all} onChange={() => tick(ids, !all)} />}</td>
          <th scope="col">{say(name)}</th><th scope="col" className="row__figure">{say(figure)}</th><th scope="col">{say(owner)}</th><th scope="col">{say('colState')}</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.slice(0, shown).map((row) => (
          <ItemRow key={row.itemId} item={row} chosen={row.itemId === chosen?.itemId} ticked={ticked.has(row.itemId)} mayDecide={mayDecide} onChoose={desk.choose} onTick={tick} say={say} />
        ))}
      </tbody>
    </table>
  );
}

const FIRST_ROWS = 120;
const MORE_ROWS = 300;

// The first rows show at once; the rest follow in the background, or at once when one of them is chosen.
function useGrowing(total: number, chosenAt: number): number {
  const [shown, show] = useState(FIRST_ROWS);
  useEffect(() => {
    if (shown < total) startTransition(() => show(shown + MORE_ROWS));
  }, [shown, total]);
  return Math.max(shown, chosenAt + 1);
}

// A choice made in the text or by keys brings its row into view; keys also bring the focus along.
function useFollowChoice({ chosen, chosenIn, editing }: Desk) {
  const body = useRef<HTMLTableSectionElement>(null);
  const itemId = chosen?.itemId;
  const idle = editing === null;
  useEffect(() => {
    if (itemId === undefined) return;
    const row = body.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(itemId)}"]`);
    if (chosenIn !== 'ledger') row?.scrollIntoView({ block: 'nearest' });
    row?.nextElementSibling?.scrollIntoView({ block: 'nearest' });
    if (chosenIn === 'keys' && idle) row?.querySelector<HTMLElement>('.row__name')?.focus({ preventScroll: true });
  }, [itemId, chosenIn, idle]);
  return body;
}
