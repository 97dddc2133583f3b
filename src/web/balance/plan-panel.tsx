import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { BalancePlanView, BalanceView } from '../../contract/balance.ts';
import type { Good } from '../../domain/balance/balance-rules.ts';
import { trialsOfSteps } from '../../domain/balance/plan/carry-out.ts';
import { post } from '../api/client.ts';
import { readable } from '../frame/figure.tsx';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { balanceWords } from './balance-words.ts';
import { PlanResult } from './plan-result.tsx';
import type { Trying } from './use-balance.ts';

interface PanelProps { readonly view: BalanceView; readonly trying: Trying; readonly asked: Record<string, string> }

const SECONDS = [30, 60, 180, 600];
const USUAL = 60;

/** The cheapest plan: prices to be changed, the search on the server, what to buy where. */
export function PlanPanel({ view, trying, asked }: PanelProps) {
  const say = useWords(balanceWords);
  const [prices, price] = useState<Readonly<Record<string, number>>>({});
  const [seconds, allow] = useState(USUAL);
  const search = useSearch();
  const start = () => void search.start({ ...asked, rules: view.rules.key, trials: trying.trials, prices, seconds });
  const goods = view.rules.goods.map((good) => ({ ...good, price: prices[good.key] ?? good.price }));
  const carry = (plan: BalancePlanView) => trying.put(trialsOfSteps(view.rules, view.schools, trying.trials, plan.steps.flatMap(({ good: key, ...step }) => { const good = goods.find((one) => one.key === key); return good === undefined ? [] : [{ ...step, good }]; })));
  return (
    <section className="panel balance-part" aria-label={say('plan')}>
      <h2>{say('plan')}<span className="quiet balance-hint">{say('planHint')}</span></h2>
      <div className="balance-prices no-print">{view.rules.goods.map((good) => <Price key={good.key} good={good} value={prices[good.key] ?? good.price} onChange={(value) => price((held) => ({ ...held, [good.key]: value }))} />)}</div>
      <div className="balance-run no-print">
        <label>{say('seconds')} <select className="number-box__input" value={seconds} onChange={(event) => allow(Number(event.target.value))}>{SECONDS.map((one) => <option key={one} value={one}>{one} {say('secondsUnit')}</option>)}</select></label>
        <Button type="primary" disabled={search.busy} onClick={start}>{say(trying.trials.length > 0 ? 'planOfTrials' : 'makePlan')}</Button>
        {search.busy && <><Elapsed /><Button onClick={search.stop}>{say('stop')}</Button></>}
      </div>
      {search.error !== null && <div className="padded"><ProblemNote error={search.error} /></div>}
      {search.plan !== null && <PlanResult view={view} goods={goods} plan={search.plan} onTry={carry} />}
    </section>
  );
}

// What was typed stands until it is a price: half a number is none.
function Price({ good, value, onChange }: { readonly good: Good; readonly value: number; readonly onChange: (value: number) => void }) {
  const pick = usePick();
  const [typed, type] = useState<string | null>(null);
  const take = (text: string) => {
    type(text);
    const number = Number(text.replaceAll(/[\s,，]/g, ''));
    if (number > 0 && number <= 1e9) onChange(number);
  };
  return (
    <label title={good.source}>
      <span>{pick(good.name)} <span className="figure__unit">{pick({ zh: `元/${good.measure.zh}`, en: `yuan/${good.measure.en}` })}{good.confirm ? ' *' : ''}</span></span>
      <input className={value === good.price ? 'number-box__input' : 'number-box__input number-box__input--changed'} inputMode="decimal" autoComplete="off" value={typed ?? readable(value)} onChange={(event) => take(event.target.value)} onBlur={() => type(null)} />
    </label>
  );
}

function Elapsed() {
  const say = useWords(balanceWords);
  const [seconds, count] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => count((now) => now + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return <span className="quiet">{say('planning', { n: seconds })}</span>;
}

interface Search { readonly busy: boolean; readonly plan: BalancePlanView | null; readonly error: unknown; readonly start: (body: object) => Promise<void>; readonly stop: () => void }

/** One search at a time; leaving the page ends it, on the server too. */
function useSearch(): Search {
  const [busy, work] = useState(false);
  const [plan, keep] = useState<BalancePlanView | null>(null);
  const [error, fail] = useState<unknown>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const start = async (body: object) => {
    const own = new AbortController();
    running.current = own;
    work(true);
    fail(null);
    keep(null);
    await post<BalancePlanView>('/api/balance/plan', body, undefined, own.signal).then(keep, (refused: unknown) => { if (!own.signal.aborted) fail(refused); });
    if (running.current === own) work(false);
  };
  return { busy, plan, error, start, stop: () => running.current?.abort() };
}
