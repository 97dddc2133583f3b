/* From an indicator's file to a definition that can be computed: its formula read and typed, its time, stages and examples checked, all faults told. */
import { readExpression, sayFault } from '../domain/expression/check-types.ts';
import { environmentOf, expressionWorld, type ExpressionWorld } from '../domain/expression/environment.ts';
import { fieldsUsed } from '../domain/expression/expression-tree.ts';
import type { Expression, ExpressionType } from '../domain/expression/expression.ts';
import type { IndicatorDefinition, PeriodField, TimeBasis } from '../domain/indicator/definition.ts';
import { isPeriod } from '../domain/indicator/indicator-period.ts';
import { summariesIn } from '../domain/indicator/indicator-parts.ts';
import type { Sensitivity } from '../domain/access/roles.ts';
import type { Words } from '../domain/problem.ts';
import type { CodeList, FieldDefinition, LimitTable, RegisterDefinition } from '../domain/register/definition.ts';
import { HIGHEST_CEILING } from './check-register.ts';
import { inText } from './define-register.ts';
import type { IndicatorFile } from './indicator-file.ts';
import type { DefinitionFault, FilePath, ReadFile } from './read-yaml.ts';

/** What an indicator may name. */
export interface IndicatorWorld {
  readonly registers: ReadonlyMap<string, RegisterDefinition>;
  readonly codeLists: ReadonlyMap<string, CodeList>;
  readonly limits: ReadonlyMap<string, LimitTable>;
}

/** Stands where an expression was wrong; a definition with faults is never used. */
const nothing: Expression = { text: '', root: { kind: 'blank', start: 0, end: 0 }, type: 'blank' };

interface Defining {
  readonly file: ReadFile<IndicatorFile>;
  readonly registers: ReadonlyMap<string, RegisterDefinition>;
  readonly world: ExpressionWorld;
  readonly tell: (path: FilePath, say: Words) => void;
}

/** The definition of an indicator's file, and everything that is wrong with it. */
export function defineIndicator(file: ReadFile<IndicatorFile>, area: string, { registers, codeLists, limits }: IndicatorWorld): { readonly indicator: IndicatorDefinition; readonly faults: readonly DefinitionFault[] } {
  const faults: DefinitionFault[] = [];
  const tell = (path: FilePath, say: Words): void => { faults.push(file.faultAt(path, say)); };
  const defining: Defining = { file, registers, tell, world: expressionWorld(registers.values(), codeLists, limits) };
  const { content } = file;
  const formula = compile(defining, content.formula, ['formula'], null, 'number');
  const named = [...new Set(summariesIn(formula.root).map(({ register }) => register))];
  checkFormula(defining, formula);
  const stages = content.stage === undefined ? null : readStages(defining, content.stage, named);
  const periods = readPeriods(defining, named);
  const indicator: IndicatorDefinition = {
    key: content.key, version: content.version, name: words(content.name, content.en), area, measure: words(content.measure, content.measure_en), decimals: content.decimals,
    better: content.better, formula, time: content.time, periods, stages, registers: named, sensitivity: sensitivityOf(registers, formula, named),
    source: content.source, unconfirmed: content.unconfirmed,
    ...(content.numerator === undefined ? {} : { numerator: words(content.numerator, content.numerator_en) }),
    ...(content.denominator === undefined ? {} : { denominator: words(content.denominator, content.denominator_en) }),
    ...(content.note === undefined ? {} : { note: words(content.note, content.note_en) }),
    examples: content.examples.map(({ rows, value, period, on }) => ({ rows, value, ...(period === undefined ? {} : { period }), ...(on === undefined ? {} : { on }) })),
  };
  // Of the most delicate facts not even a number leaves: of a small school it would tell who.
  if (indicator.sensitivity > HIGHEST_CEILING) tell(['formula'], { zh: '指标不能用敏感（sensitive）字段：小学校的一个数就说得出是谁', en: 'an indicator cannot use a sensitive field: of a small school one number tells who it is' });
  checkExamples(defining, named);
  return { indicator, faults };
}

const words = (zh: string, en: string | undefined): Words => ({ zh, en: en ?? zh });

function compile({ world, tell }: Defining, text: string, path: FilePath, register: string | null, wanted: ExpressionType): Expression {
  const read = readExpression(text, environmentOf(world, register), wanted);
  if ('expression' in read) return read.expression;
  for (const fault of read.faults) tell(path, inText(text, fault.start, sayFault(fault)));
  return nothing;
}

function checkFormula({ tell }: Defining, formula: Expression): void {
  const parts = summariesIn(formula.root);
  if (formula !== nothing && parts.length === 0) tell(['formula'], { zh: '公式没有汇总任何台账的行', en: 'the formula sums up no rows of a register' });
  // How many different ones two schools have together cannot be told from how many each has.
  if (parts.some(({ name }) => name === 'count_distinct')) tell(['formula'], { zh: '指标里不能用 count_distinct：各单位的个数加不出合计。请改数行', en: 'an indicator cannot use count_distinct: the counts of units do not add up. Count rows instead' });
}

function readStages(defining: Defining, stage: Readonly<Record<string, string>>, named: readonly string[]): Readonly<Record<string, Expression>> {
  const { tell, registers } = defining;
  const missing = named.filter((key) => stage[key] === undefined);
  if (missing.length > 0) tell(['stage'], { zh: `公式里的台账都要写学段，还缺 ${missing.join('、')}；有的分不出学段就去掉 stage`, en: `every register of the formula needs its stage; ${missing.join(', ')} has none. Leave stage out when one cannot be told` });
  return Object.fromEntries(Object.entries(stage).map(([key, text]) => {
    if (registers.has(key)) return [key, compile(defining, text, ['stage', key], key, 'text')];
    tell(['stage', key], { zh: `没有“${key}”这个台账`, en: `there is no register "${key}"` });
    return [key, nothing];
  }));
}

function readPeriods({ registers, tell, file }: Defining, named: readonly string[]): Readonly<Record<string, PeriodField>> {
  const { time } = file.content;
  const found = named.flatMap((key): [string, PeriodField][] => {
    const kept = periodFieldOf(registers.get(key));
    return kept === null ? [] : [[key, kept]];
  });
  if (time === 'day' && found.length > 0) tell(['time'], { zh: `“${found.map(([key]) => key).join('、')}”一期一行，不能按当日统计，否则各期会加在一起。请写 school_year 或 year`, en: `rows of ${found.map(([key]) => key).join(', ')} stand by periods; counted on a day they would add up over all of them. Write school_year or year` });
  if (time !== 'day' && named.length > 0 && found.length === 0) tell(['time'], { zh: '公式里的台账都不分期间，请写 day', en: 'no register of the formula stands by periods. Write day' });
  return Object.fromEntries(found);
}

/** The field that says which period a row of this register belongs to: the one it is told apart by. */
function periodFieldOf(register: RegisterDefinition | undefined): PeriodField | null {
  const fields = register?.fields.filter(({ type }) => type === 'period') ?? [];
  const keys = register?.unique.flat() ?? [];
  const field = fields.find(({ key }) => keys.includes(key)) ?? fields[0];
  return field?.grain === undefined ? null : { field: field.key, grain: field.grain };
}

function sensitivityOf(registers: ReadonlyMap<string, RegisterDefinition>, formula: Expression, named: readonly string[]): Sensitivity {
  const fields = fieldsUsed(formula.root).flatMap(({ register, names }) => fieldsOnWay(registers, register, names));
  const levels = [...fields.map((field) => field.sensitivity), ...named.map((key) => registers.get(key)?.sensitivity ?? 0)];
  return Math.max(0, ...levels) as Sensitivity;
}

function fieldsOnWay(registers: ReadonlyMap<string, RegisterDefinition>, register: string | null, names: readonly string[]): readonly FieldDefinition[] {
  let from = registers.get(register ?? '');
  return names.flatMap((key) => {
    const field = from?.fields.find((one) => one.key === key);
    from = registers.get(field?.to ?? '');
    return field ? [field] : [];
  });
}

function checkExamples({ file, registers, tell }: Defining, named: readonly string[]): void {
  const { time, examples } = file.content;
  for (const [at, { rows, period }] of examples.entries()) {
    if (period !== undefined && !isPeriod(time as TimeBasis, period)) tell(['examples', at, 'period'], { zh: `“${period}”不是这个指标的一期`, en: `"${period}" is no period of this indicator` });
    for (const [key, list] of Object.entries(rows)) {
      const register = registers.get(key);
      // A register that rows of the formula's registers refer to may stand here too.
      const known = named.includes(key) || named.some((one) => registers.get(one)?.fields.some(({ to }) => to === key));
      if (!register || !known) tell(['examples', at, 'rows', key], { zh: `公式不用“${key}”这个台账`, en: `the formula does not use the register "${key}"` });
      for (const [row, values] of list.entries()) {
        const wrong = Object.keys(values).find((name) => name !== 'id' && name !== 'unit' && !register?.fields.some((field) => field.key === name));
        if (register && wrong !== undefined) tell(['examples', at, 'rows', key, row, wrong], { zh: `没有“${wrong}”这个字段`, en: `there is no field "${wrong}"` });
      }
    }
  }
}
