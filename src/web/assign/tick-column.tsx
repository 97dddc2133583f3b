import type { Say } from '../i18n/define-words.ts';
import type { Column } from '../table/ledger-table.tsx';
import type { assignWords } from './assign-words.ts';
import type { Ticks } from './use-ticks.ts';

interface Tickable {
  readonly id: string;
  readonly mayAssign: boolean;
}

interface TickColumnProps<Row> {
  readonly say: Say<keyof typeof assignWords.zh>;
  readonly ticks: Ticks;
  /** Everything that passes the filters: what the box in the head ticks. */
  readonly all: readonly Tickable[];
  /** What a row ticks, with its name; null where there is nothing to tick. */
  readonly of: (row: Row) => (Tickable & { readonly title: string }) | null;
}

/** A column of boxes that tick what the person may assign. None at all for somebody who may assign nothing. */
export function tickColumns<Row>({ say, ticks: { ticked, tick }, all, of }: TickColumnProps<Row>): readonly Column<Row>[] {
  const ids = all.filter((one) => one.mayAssign).map((one) => one.id);
  if (ids.length === 0) return [];
  const every = ids.every((id) => ticked.has(id));
  const render = (row: Row) => {
    const one = of(row);
    if (one?.mayAssign !== true) return null;
    return <input type="checkbox" aria-label={say('tick', { title: one.title })} checked={ticked.has(one.id)} onChange={(event) => tick([one.id], event.target.checked)} />;
  };
  const head = <input type="checkbox" aria-label={say('tickAll', { n: ids.length })} checked={every} onChange={() => tick(ids, !every)} />;
  return [{ key: 'tick', title: '', head, width: '2.25rem', phone: 'tick', render }];
}
