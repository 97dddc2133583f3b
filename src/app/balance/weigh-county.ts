import type { BalanceColumnView, BalanceView } from '../../contract/balance.ts';
import { weighBalance } from '../../domain/balance/weigh-balance.ts';
import { environmentOf } from '../../domain/expression/environment.ts';
import { describePart } from '../../domain/indicator/explain-indicator.ts';
import { indicatorParts } from '../../domain/indicator/indicator-parts.ts';
import { describeExpression } from '../../domain/expression/describe-expression.ts';
import { conditionOf } from '../indicator/indicator-reply.ts';
import { useCase } from '../use-case.ts';
import { gatherCounty, type CountyInput, type GatheredCounty } from './gather-county.ts';

/** Weighs the schools of the county from its registers. Who sees some of them alone gets their numbers and no coefficients. Throws A103, R101, R314, R325. */
export const weighCounty = useCase('balance.weigh', async (cx, input: CountyInput): Promise<BalanceView> => {
  const county = await gatherCounty(cx, 'balance.weigh', input);
  const { book: { rules }, around, schools, lacking } = county;
  const registers = cx.runtime.catalogue.registers;
  const columns = columnsOf(county);
  const unitOf = new Map(schools.map(({ row, unitId }) => [row, unitId]));
  return {
    rules, books: [...cx.runtime.catalogue.balance?.values() ?? []].map((one) => ({ key: one.rules.key, name: one.rules.name })),
    unit: { id: around.unit.id, name: around.unit.name }, whole: county.whole, on: around.today, period: county.period,
    registers: [...new Set(columns.flatMap((column) => column.registers))].flatMap((key) => { const found = registers.get(key); return found ? [{ key, name: found.name }] : []; }),
    columns, schools, unplaced: county.unplaced,
    gaps: county.gaps.filter(({ column }) => !county.withheld.has(column)).map((gap) => {
      const from = columns.find(({ key }) => key === gap.column)?.registers ?? [];
      return { ...gap, register: from.find((one) => lacking.get(unitOf.get(gap.row) ?? '')?.includes(one)) ?? from[0] ?? null };
    }),
    items: !county.whole ? [] : [...county.items].map(([key, value]) => ({ key, value })),
    result: county.whole ? weighBalance(rules, schools, around.today) : null,
  };
});

function columnsOf({ book, around, period, withheld }: GatheredCounty): BalanceColumnView[] {
  const env = environmentOf(around.world, null);
  return Object.entries(book.figures.columns).map(([key, figure]) => ({
    key, registers: figure.registers, withheld: withheld.has(key),
    says: { zh: describeExpression(figure.formula, env, 'zh'), en: describeExpression(figure.formula, env, 'en') },
    parts: indicatorParts(figure.formula.root).map((part) => ({ register: part.register, where: conditionOf(figure, part, figure.time === 'day' ? null : period), words: describePart(figure.formula, part, env) })),
  }));
}
