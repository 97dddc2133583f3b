import { Button } from 'antd';
import { useWords } from '../i18n/define-words.ts';
import { AssignTicked } from './assign-ticked.tsx';
import { useDesk, type StateFilter } from './desk.ts';
import { planWords, type PlanWord } from './plan-words.ts';
import { ShortcutsHelp } from './shortcuts-help.tsx';

const filters: readonly { key: StateFilter; word: PlanWord }[] = [
  { key: 'all', word: 'filterAll' }, { key: 'proposed', word: 'proposed' }, { key: 'confirmed', word: 'confirmed' }, { key: 'dismissed', word: 'dismissed' },
];

/** Above the rows: filter by state and, where one may decide, confirm all or what is ticked. */
export function LedgerTools() {
  const { ticked, mayDecide } = useDesk();
  return (
    <div className="tools no-print">
      {ticked.size > 0 && mayDecide ? <TickedTools /> : <PlainTools />}
    </div>
  );
}

function PlainTools() {
  const say = useWords(planWords);
  const { filter, setFilter, rows, confirm, mayDecide } = useDesk();
  const waiting = rows.filter((row) => row.state === 'proposed').map((row) => row.itemId);
  return (
    <>
      <fieldset className="chips">
        <legend className="only-read">{say('filterState')}</legend>
        {filters.map(({ key, word }) => (
          <button key={key} type="button" className="chips__one" aria-pressed={filter === key} onClick={() => setFilter(key)}>{say(word)}</button>
        ))}
      </fieldset>
      <span className="tools__space" />
      {mayDecide && <ShortcutsHelp />}
      {mayDecide && waiting.length > 0 && <Button size="small" type="primary" onClick={() => confirm(waiting)}>{say('confirmAll', { n: waiting.length })}</Button>}
    </>
  );
}

function TickedTools() {
  const say = useWords(planWords);
  const { ticked, tick, confirm, dismiss } = useDesk();
  const ids = [...ticked];
  return (
    <>
      <Button size="small" type="primary" onClick={() => confirm(ids)}>{say('confirmPicked', { n: ids.length })}</Button>
      <AssignTicked />
      <Button size="small" onClick={() => dismiss(ids)}>{say('dismissPicked')}</Button>
      <span className="tools__space" />
      <Button size="small" type="text" onClick={() => tick(ids, false)}>{say('clearPicked')}</Button>
    </>
  );
}
