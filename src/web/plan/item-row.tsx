import { memo } from 'react';
import type { PlanItem } from '../../contract/plan.ts';
import { Figure } from '../frame/figure.tsx';
import type { Say } from '../i18n/define-words.ts';
import type { Desk } from './desk.ts';
import { ItemDetail } from './item-detail.tsx';
import { nameOf } from './ledger-tab.ts';
import type { PlanWord } from './plan-words.ts';
import { StateWord } from './state-word.tsx';

interface ItemRowProps {
  readonly item: PlanItem;
  readonly chosen: boolean;
  readonly ticked: boolean;
  readonly mayDecide: boolean;
  readonly onChoose: Desk['choose'];
  readonly onTick: Desk['tick'];
  /** Handed in: a thousand rows each listening for the language would be slow. */
  readonly say: Say<PlanWord>;
}

/** A row of the ledger, and its detail below when it is the chosen one. */
export const ItemRow = memo(({ item, chosen, ticked, mayDecide, onChoose, onTick, say }: ItemRowProps) => {
  return (
    <>
      <tr className={`row row--${item.state}${chosen ? ' row--chosen' : ''}`} data-row={item.itemId}>
        <td className="row__tick">
          {mayDecide && <input type="checkbox" aria-label={say('select', { name: nameOf(item) })} checked={ticked} onChange={() => onTick([item.itemId], !ticked)} />}
        </td>
        <td className="row__what">
          <button type="button" className="row__name" aria-expanded={chosen} title={nameOf(item)} onClick={() => onChoose(chosen ? null : item.itemId, 'ledger')}>
            {item.type === 'quantity' && item.subject !== '' && <span className="row__subject">{item.subject}</span>}
            {item.type === 'quantity' ? item.metric || item.text : item.title}
          </button>
        </td>
        <td className="row__figure">{item.type === 'quantity' ? <Figure value={item.value} unit={item.unit} comparator={item.comparator} /> : <span className="number">{item.deadline ?? (item.deadlineText || '—')}</span>}</td>
        <td className="row__owner" title={lastFact(item)}>{lastFact(item) || '—'}</td>
        <td className="row__state"><StateWord state={item.state} say={say} /></td>
      </tr>
      {chosen && <tr className="row-detail"><td className="row-detail__cell" colSpan={5}><ItemDetail item={item} /></td></tr>}
    </>
  );
});

const lastFact = (item: PlanItem): string => (item.kind === 'achievement' || item.kind === 'context' ? item.period : item.owner);
