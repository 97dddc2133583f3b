import type { AskedRegister, IndicatorReport } from '../../contract/own-indicator.ts';
import { computeIndicators } from '../../db/indicators/compute-indicators.ts';
import { environmentOf } from '../../domain/expression/environment.ts';
import { fieldsUsed } from '../../domain/expression/expression-tree.ts';
import { compareIndicators } from '../../domain/indicator/compare-indicators.ts';
import type { IndicatorDefinition } from '../../domain/indicator/definition.ts';
import { explainIndicator } from '../../domain/indicator/explain-indicator.ts';
import type { CodeList, FieldDefinition, RegisterDefinition } from '../../domain/register/definition.ts';
import { headOf, shownOf, standingOf } from '../indicator/indicator-reply.ts';
import { figureWorld, mayCompute } from '../indicator/indicator-world.ts';
import { worldOf } from '../record/read-filter.ts';
import { drawnOf } from '../register/drawn-registers.ts';
import { allRegisters } from '../register/get-register.ts';
import { useCase, type Context } from '../use-case.ts';
import { examineIndicator } from './examine-indicator.ts';

/** Looks at a draft without writing anything: faults with their places, or what it says, what its examples give and what the county's value is now. Throws A103, R314. */
export const checkIndicator = useCase('indicator.check', async (cx, { written, changing }: { readonly written: string; readonly changing?: string | undefined }): Promise<IndicatorReport> => {
  cx.allow(`${cx.county}/`);
  const { definition, faults, held, before, examples } = await examineIndicator(cx, written, changing);
  const told = { faults: [...faults], held: held?.version ?? 0, examples: [...examples] };
  if (!definition) return { ...told, head: null, explanation: null, asks: [], now: null, changes: [] };
  const registers = await allRegisters(cx);
  const env = environmentOf(await worldOf(cx, registers), null);
  const { period, now } = await valueNow(cx, definition);
  return {
    ...told, head: headOf(definition, period), explanation: { zh: explainIndicator(definition, env, 'zh'), en: explainIndicator(definition, env, 'en') },
    asks: [...asksOf(definition, new Map(registers.map((one) => [one.key, one])), (await drawnOf(cx)).codeLists)], now, changes: [...before ? compareIndicators(before, definition, env) : []],
  };
});

async function valueNow(cx: Context, definition: IndicatorDefinition): Promise<{ readonly period: string | null; readonly now: IndicatorReport['now'] }> {
  if (!mayCompute(cx.actor, 'indicator.compute', definition, `${cx.county}/`)) return { period: null, now: null };
  const around = await figureWorld(cx, [definition], {});
  const [row] = await computeIndicators(cx.db, { ...around, county: cx.county, indicators: [definition], by: 'self' });
  return { period: around.periodOf(definition), now: { shown: shownOf(definition, row?.values[0] ?? null), standing: standingOf(row?.standing ?? []) } };
}

/** What rows of its examples may say: the fields its formula names, those of a register referred to beside it. */
function asksOf({ formula, stages, registers: named }: IndicatorDefinition, registers: ReadonlyMap<string, RegisterDefinition>, codeLists: ReadonlyMap<string, CodeList>): readonly AskedRegister[] {
  const asked = new Map<string, Set<string>>(named.map((key) => [key, new Set<string>()]));
  const uses = [...fieldsUsed(formula.root), ...Object.entries(stages ?? {}).flatMap(([register, stage]) => fieldsUsed(stage.root, register))];
  for (const { register, names } of uses) {
    let from = registers.get(register ?? '');
    for (const name of names) {
      const field = from?.fields.find(({ key }) => key === name);
      if (!from || !field) break;
      asked.set(from.key, (asked.get(from.key) ?? new Set()).add(name));
      from = registers.get(field.to ?? '');
    }
  }
  return [...asked].flatMap(([key, fields]) => { const register = registers.get(key); return register ? [{ register: key, name: register.name, fields: [...fields].flatMap((name) => register.fields.filter((field) => field.key === name)).map((field) => fieldOf(field, codeLists)) }] : []; });
}

const fieldOf = ({ key, name, type, list }: FieldDefinition, codeLists: ReadonlyMap<string, CodeList>): AskedRegister['fields'][number] =>
  ({ key, name, type, choices: list === undefined ? [] : codeLists.get(list)?.items.map((item) => ({ code: item.code, name: item.name })) ?? [] });
