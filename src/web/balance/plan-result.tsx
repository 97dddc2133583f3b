import { Button } from 'antd';
import type { BalancePlanView, BalanceView } from '../../contract/balance.ts';
import type { Good } from '../../domain/balance/balance-rules.ts';
import { readable } from '../frame/figure.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { balanceWords } from './balance-words.ts';

interface ResultProps { readonly view: BalanceView; readonly goods: readonly Good[]; readonly plan: BalancePlanView; readonly onTry: (plan: BalancePlanView) => void }

type Step = BalancePlanView['steps'][number];

/** A plan: what it costs, how near the cheapest it is, and every step. */
export function PlanResult({ view, goods, plan, onTry }: ResultProps) {
  const say = useWords(balanceWords);
  const pick = usePick();
  const yuan = (amount: number) => pick({ zh: amount >= 10_000 ? `${readable(amount / 10_000, 2)}万元` : `${readable(amount, 0)}元`, en: `${readable(amount, 0)} yuan` });
  if (plan.steps.length === 0) return <p>{say('already')}</p>;
  return (
    <>
      <output className="balance-cost">
        <strong>{say('planCost', { cost: yuan(plan.cost) })}</strong>
        <span>{plan.bound === 0 && plan.cost > 0 ? say('noBound') : say('planGap', { bound: yuan(plan.bound), gap: `${(plan.gap * 100).toFixed(1)}%` })}</span>
        <span>{say('after', { verdict: say(plan.after.met ? 'allMet' : 'notMet') })}</span>
        {plan.cutShort && <span className="quiet">{say('cutShort')}</span>}
        {plan.leftOut.length > 0 && <span>{say('leftOut', { schools: plan.leftOut.join('、') })}</span>}
        <Button size="small" className="no-print" onClick={() => onTry(plan)}>{say('tryPlan')}</Button>
      </output>
      <PerGood goods={goods} steps={plan.steps} yuan={yuan} />
      <Steps view={view} goods={goods} steps={plan.steps} yuan={yuan} />
    </>
  );
}

interface TableProps { readonly goods: readonly Good[]; readonly steps: readonly Step[]; readonly yuan: (amount: number) => string }

function PerGood({ goods, steps, yuan }: TableProps) {
  const say = useWords(balanceWords);
  const pick = usePick();
  const rows = goods.flatMap((good) => {
    const own = steps.filter((step) => step.good === good.key && step.count > 0);
    return own.length === 0 ? [] : [{ good, count: own.reduce((all, { count }) => all + count, 0), cost: own.reduce((all, { cost }) => all + cost, 0) }];
  });
  const columns: readonly Column<(typeof rows)[number]>[] = [
    { key: 'good', title: say('good'), phone: 'title', render: ({ good }) => pick(good.name) },
    { key: 'count', title: say('count'), figure: true, width: '12rem', render: ({ good, count }) => `${readable(count)}${pick({ zh: good.measure.zh, en: ` ${good.measure.en}` })}` },
    { key: 'cost', title: say('cost'), figure: true, width: '12rem', render: ({ cost }) => yuan(cost) },
  ];
  return <LedgerTable label={say('perGood')} columns={columns} rows={rows} rowKey={({ good }) => good.key} />;
}

function Steps({ view, goods, steps, yuan }: TableProps & { readonly view: BalanceView }) {
  const say = useWords(balanceWords);
  const pick = usePick();
  const goodOf = (key: string) => goods.find((one) => one.key === key);
  const section = (key: string | null) => { const found = view.rules.sections.find((one) => one.key === key); return found === undefined ? '' : pick(found.name); };
  const amount = ({ good: key, count }: Step) => {
    const good = goodOf(key);
    const said = `${readable(Math.abs(count))}${good === undefined ? '' : pick({ zh: good.measure.zh, en: ` ${good.measure.en}` })}`;
    return good?.move === true ? `${say(count > 0 ? 'comes' : 'goes')} ${said}` : said;
  };
  const columns: readonly Column<Step>[] = [
    { key: 'school', title: say('to'), phone: 'title', sortBy: ({ row }) => row, render: ({ name }) => name },
    { key: 'good', title: say('good'), phone: 'wide', sortBy: ({ good }) => good, render: (step) => { const good = goodOf(step.good); return <>{good === undefined ? step.good : pick(good.name)}{step.section !== null && <span className="quiet"> {section(step.section)}</span>}</>; } },
    { key: 'count', title: say('count'), figure: true, width: '12rem', sortBy: ({ count }) => count, render: amount },
    { key: 'cost', title: say('cost'), figure: true, width: '10rem', sortBy: ({ cost }) => cost, render: ({ cost }) => (cost === 0 ? '—' : yuan(cost)) },
  ];
  return <LedgerTable label={say('steps')} columns={columns} rows={steps} rowKey={({ row, good, section: of }) => `${row} ${good} ${of ?? ''}`} />;
}
