/* What the plan page puts on paper besides the text: the outline before it, and every tab's rows after it, not only the open one's. */
import type { ReactNode } from 'react';
import type { PlanItem } from '../../contract/plan.ts';
import { Figure } from '../frame/figure.tsx';
import { useWords, type Say } from '../i18n/define-words.ts';
import { worstFirst } from './check-marks.ts';
import { CheckSentence } from './checks-bar.tsx';
import { useDesk } from './desk.ts';
import { nameOf, tabOf, tabWords, type LedgerTab } from './ledger-tab.ts';
import { planWords, type PlanWord } from './plan-words.ts';
import { StateWord } from './state-word.tsx';
import './print-sheet.css';

/** The outline, whole. */
export function PrintOutline() {
  const say = useWords(planWords);
  const { outline } = useDesk().opened;
  return (
    <section className="print">
      <h2>{say('outline')}</h2>
      {outline.length === 0 ? <p>{say('noOutline')}</p> : (
        <ul className="print__outline">
          {outline.map((node) => (
            <li key={`${node.path}@${node.offset}`} style={{ paddingLeft: `${(node.level - 1) * 1.5}em` }}>
              <span>{node.path.slice(node.path.lastIndexOf('/') + 1)}</span> {node.title}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface Column {
  readonly word: PlanWord;
  readonly figure?: boolean;
  readonly cell: (item: PlanItem, say: Say<PlanWord>) => ReactNode;
}

const due: Column = { word: 'colDeadline', cell: (item) => item.deadline ?? item.deadlineText };
const owner: Column = { word: 'colOwner', cell: (item) => item.owner };
const state: Column = { word: 'colState', cell: (item, say) => <StateWord state={item.state} say={say} /> };
const figure = (word: PlanWord): Column => ({ word, figure: true, cell: (item) => <Figure value={item.value} unit={item.unit} comparator={item.comparator} /> });
const period: Column = { word: 'colPeriod', cell: (item) => item.period };
const name = (word: PlanWord): Column => ({ word, cell: nameOf });

const columns: Readonly<Record<Exclude<LedgerTab, 'check'>, readonly Column[]>> = {
  target: [name('colMetric'), figure('colRequired'), due, owner, state], achievement: [name('colMetric'), figure('colValue'), period, state],
  context: [name('colMetric'), figure('colValue'), period, state], task: [name('colTask'), due, owner, state],
};

const printed = ['target', 'achievement', 'context', 'task'] as const;

/** Every item by its kind, whatever is filtered on the screen, and every check. */
export function PrintTables() {
  const { opened } = useDesk();
  return (
    <>
      {printed.map((tab) => <ItemTable key={tab} tab={tab} items={opened.items.filter((item) => tabOf(item) === tab).sort((a, b) => a.start - b.start)} />)}
      <CheckTable />
    </>
  );
}

function ItemTable({ tab, items }: { readonly tab: Exclude<LedgerTab, 'check'>; readonly items: readonly PlanItem[] }) {
  const say = useWords(planWords);
  if (items.length === 0) return null;
  return (
    <section className="print">
      <h2>{say(tabWords[tab])} <span className="number">{items.length}</span></h2>
      <table className="print__table">
        <thead><tr>{columns[tab].map((column) => <th key={column.word} scope="col" className={column.figure === true ? 'print__figure' : undefined}>{say(column.word)}</th>)}</tr></thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.itemId}>{columns[tab].map((column) => <td key={column.word} className={column.figure === true ? 'print__figure' : undefined}>{column.cell(item, say)}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function CheckTable() {
  const say = useWords(planWords);
  const { checks } = useDesk().opened;
  return (
    <section className="print">
      <h2>{say('checks')} <span className="number">{checks.length}</span></h2>
      {checks.length === 0 ? <p>{say('checksNone')}</p> : (
        <table className="print__table">
          <thead><tr><th scope="col">{say('checkWorking')}</th><th scope="col">{say('colVerdict')}</th></tr></thead>
          <tbody>{worstFirst(checks).map((check) => <tr key={check.id}><td><CheckSentence check={check} /></td><td>{say(check.consistent ? 'consistent' : 'inconsistentOne')}</td></tr>)}</tbody>
        </table>
      )}
    </section>
  );
}
