/* The cheapest plan as tables for the terminal, and as JSON. */
import type { BalanceRules } from '../domain/balance/balance-rules.ts';
import type { PlanStep } from '../domain/balance/plan/carry-out.ts';
import type { BalancePlan } from '../domain/balance/plan/find-plan.ts';
import { describeBalance } from './describe-balance.ts';
import { pick, terminalLanguage } from './language.ts';
import { clip, table } from './output.ts';

/** What is bought and who moves, where; the money; how far from the cheapest; the county afterwards. */
export function describePlan(rules: BalanceRules, plan: BalancePlan): string {
  if (plan.steps.length === 0) return pick({ zh: '\n已全部达标，不需要投入。\n', en: '\nEverything is met already; nothing has to be bought.\n' });
  return [
    pick({ zh: '\n最省的方案', en: '\nThe cheapest plan' }), '', totals(plan.steps), '', steps(rules, plan.steps), '', pick({
      zh: `合计 ${money(plan.cost)} 元。按这些办法和单价，任何方案都不会少于 ${money(plan.bound)} 元，本方案至多比最省的多 ${percent(plan.gap)}。`,
      en: `${money(plan.cost)} yuan in all. By these means and prices no plan costs less than ${money(plan.bound)} yuan; this one is at most ${percent(plan.gap)} above the cheapest.`,
    }), ...(plan.steps.some(({ good }) => good.confirm) ? [pick({ zh: '单价是起始值（带 *），请在规则文件的 goods 里改成本县的价。', en: 'Prices with * are starting values: change them under goods in the file of rules.' })] : []),
    '', pick({ zh: '照方案办完再算一遍：', en: 'Weighed again with the plan carried out:' }), describeBalance(rules, plan.after),
  ].join('\n');
}

const money = (yuan: number): string => Math.round(yuan).toLocaleString('en-US');
const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

/** Each thing in all. */
function totals(all: readonly PlanStep[]): string {
  const goods = [...new Set(all.map(({ good }) => good))];
  const titles = terminalLanguage() === 'en' ? ['Thing', 'Count', 'Unit', 'Price', 'Yuan', 'Schools'] : ['项目', '数量', '单位', '单价（元）', '金额（元）', '学校数'];
  return table(titles, goods.map((good) => {
    const own = all.filter((step) => step.good === good && step.count > 0);
    const sum = (of: (step: PlanStep) => number) => own.reduce((total, step) => total + of(step), 0);
    return [pick(good.name), money(sum(({ count }) => count)), pick(good.measure), `${good.price}${good.confirm ? ' *' : ''}`, money(sum(({ cost }) => cost)), String(own.length)];
  }));
}

function steps(rules: BalanceRules, all: readonly PlanStep[]): string {
  const titles = terminalLanguage() === 'en' ? ['School', 'Row', 'Section', 'Thing', 'Count', 'Yuan'] : ['学校', '行', '学段', '项目', '数量', '金额（元）'];
  const section = (key: string | null) => { const found = rules.sections.find((one) => one.key === key); return found === undefined ? '—' : pick(found.name); };
  const ordered = all.toSorted((one, other) => one.row - other.row);
  return table(titles, ordered.map((step) => [clip(step.name, 28), String(step.row), section(step.section), pick(step.good.name), countOf(step), step.cost === 0 ? '—' : money(step.cost)]));
}

const countOf = ({ good, count }: PlanStep): string => {
  if (!good.move) return money(count);
  return count > 0 ? pick({ zh: `调入 ${count}`, en: `${count} come` }) : pick({ zh: `调出 ${-count}`, en: `${-count} go` });
};

/** The same as data. */
export function planJson(plan: BalancePlan): object {
  return {
    cost: plan.cost, bound: plan.bound, gap: plan.gap, met: plan.after.met,
    steps: plan.steps.map(({ good, ...step }) => ({ ...step, good: good.key, goodName: good.name.zh, measure: good.measure.zh, price: good.price, move: good.move })),
    after: plan.after.levels.map(({ section, composite, indicators }) => ({ level: section.key, composite: composite?.coefficient ?? null, coefficients: Object.fromEntries(indicators.map(({ indicator, coefficient }) => [indicator, coefficient])) })),
  };
}
