/* The schools of the county with their numbers, computed from registers in one statement, under the asker's row security. */
import { computeIndicators, type IndicatorRow } from '../../db/indicators/compute-indicators.ts';
import type { BalanceBook } from '../../domain/balance/balance-book.ts';
import { readCounty, type CountySchools, type SchoolFigures } from '../../domain/balance/county-school.ts';
import type { IndicatorDefinition } from '../../domain/indicator/definition.ts';
import type { ActionName } from '../../domain/access/actions.ts';
import { problems, raise } from '../../domain/problem.ts';
import { figureWorld, mayCompute, type FigureWorld } from '../indicator/indicator-world.ts';
import type { Context } from '../use-case.ts';

/** Which rules, which school year, as of which moment. */
export interface CountyInput { readonly rules?: string | undefined; readonly period?: string | undefined; readonly asOf?: string | undefined }

/** The county as registers know it. */
export interface GatheredCounty extends CountySchools {
  readonly book: BalanceBook;
  readonly around: FigureWorld;
  readonly period: string | null;
  /** Whether all schools are seen. */
  readonly whole: boolean;
  /** Columns whose rows the reader may not see. */
  readonly withheld: ReadonlySet<string>;
  /** By unit: registers without a row of it. */
  readonly lacking: ReadonlyMap<string, readonly string[]>;
  readonly items: ReadonlyMap<string, number>;
}

const USUAL = '2017';

/** The rules of this name. Throws R101. */
export function getBook({ runtime }: Pick<Context, 'runtime'>, key: string = USUAL): BalanceBook {
  const found = runtime.catalogue.balance?.get(key);
  if (found === undefined) throw raise(problems.notFound, { what: { zh: `测算规则“${key}”`, en: `The rules "${key}"` } });
  return found;
}

/** Gathers the schools the asker sees. Throws A103, R101, R314, R325. */
export async function gatherCounty(cx: Context, action: ActionName, input: CountyInput): Promise<GatheredCounty> {
  const book = getBook(cx, input.rules);
  const { columns, kinds, items } = book.figures;
  const asked = [...Object.values(kinds), ...Object.values(columns), ...Object.values(items)];
  const world = await figureWorld(cx, asked, { period: input.period, asOf: input.asOf });
  const open = asked.filter((figure) => mayCompute(cx.actor, action, figure, world.unit.path));
  const period = periodOf(open, world.periodOf);
  const around: FigureWorld = { ...world, periodOf: ({ time }) => (time === 'day' ? null : period) };
  const rows = open.length === 0 ? [] : await computeIndicators(cx.db, { ...around, county: cx.county, indicators: open, by: 'all' });
  const places = new Map(open.map((figure, at) => [figure, at]));
  const schools = rows.filter(isSchool);
  const own = rows.find(({ unitId }) => unitId === world.unit.id);
  return {
    ...readCounty(book.rules, schools.map((row) => figuresOf(row, book, places)), around.today), book, around, period, whole: around.unitPath === null,
    withheld: new Set(Object.entries(columns).filter(([, figure]) => !places.has(figure)).map(([key]) => key)),
    lacking: new Map(schools.map((row) => [row.unitId, row.standing.filter((one) => one.rows === 0).map(({ register }) => register)])),
    items: new Map(Object.entries(items).flatMap(([key, figure]) => { const value = own?.values[places.get(figure) ?? -1] ?? null; return value === null ? [] : [[key, Number(value)] as const]; })),
  };
}

// Pupils of one year and books of another make no sum: the newest year of which every register has rows.
function periodOf(figures: readonly IndicatorDefinition[], of: FigureWorld['periodOf']): string | null {
  return figures.map(of).filter((period) => period !== null).toSorted()[0] ?? null;
}

// One that is out of use and has no rows was not there.
const isSchool = ({ unitKind, standing }: IndicatorRow): boolean => unitKind === 'school' && standing.some(({ wanted, rows }) => wanted > 0 || rows > 0);

function figuresOf({ unitId, unitName, values, standing }: IndicatorRow, { figures }: BalanceBook, places: ReadonlyMap<IndicatorDefinition, number>): SchoolFigures {
  const held = new Set(standing.filter(({ rows }) => rows > 0).map(({ register }) => register));
  // A sum over rows that are not there is not nought: nobody has said it yet.
  const valueOf = (figure: IndicatorDefinition): number | null => {
    const value = values[places.get(figure) ?? -1] ?? null;
    return value === null || !figure.registers.every((register) => held.has(register)) ? null : Number(value);
  };
  return {
    unitId, name: unitName, kinds: Object.entries(figures.kinds).filter(([, figure]) => (valueOf(figure) ?? 0) > 0).map(([key]) => key),
    columns: Object.fromEntries(Object.entries(figures.columns).map(([key, figure]) => [key, valueOf(figure)])),
  };
}
