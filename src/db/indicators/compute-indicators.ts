/*
 * Many indicators for many units in one statement: one pass over each register they look at, merged for every unit above
 * the rows, the formulas computed from the merged counts and sums. Nothing that somebody typed is pasted into it.
 */
import { sql, type CompiledQuery } from 'kysely';
import type { ExpressionNode } from '../../domain/expression/expression.ts';
import type { ExpressionWorld } from '../../domain/expression/environment.ts';
import { writeExpression } from '../../domain/expression/write-expression.ts';
import { indicatorParts } from '../../domain/indicator/indicator-parts.ts';
import type { IndicatorDefinition } from '../../domain/indicator/definition.ts';
import { periodIn, spanOf } from '../../domain/indicator/indicator-period.ts';
import type { Db } from '../database.ts';
import { compileExpression, type ExpressionColumns, type Sql } from '../registers/expression-sql.ts';
import { afterAll } from '../registers/records/list-records.ts';
import { asReadProblem } from '../registers/records/record-failures.ts';
import { ALONE, WITH_NEXT } from '../sparing-pool.ts';
import { registerPass, standingColumns, type PassOf, type PassWorld, type RegisterPass } from './register-pass.ts';

/** What to compute. */
export interface IndicatorQuery extends PassWorld {
  readonly county: string;
  readonly indicators: readonly IndicatorDefinition[];
  /** The period of an indicator; null for one that is counted on a day. */
  readonly periodOf: (indicator: IndicatorDefinition) => string | null;
  /** Figures of the unit alone, of it and those directly below, of it and all below, or of it by stage. */
  readonly by: 'self' | 'below' | 'all' | 'stage';
  /** Figures of several years in order, one row for each unit and year: the years their periods begin in. Then no period is asked for. */
  readonly years?: readonly string[];
  /** The parts of each formula too. */
  readonly parts?: boolean;
  /** Nothing else is asked in this transaction. */
  readonly alone?: boolean;
}

/** How much stands behind figures: of one register and unit. */
export interface Standing { readonly register: string; readonly period: string | null; readonly rows: number; readonly approved: number; readonly units: number; readonly done: number; readonly wanted: number }

/** The figures of one unit, or of one stage of it. */
export interface IndicatorRow {
  readonly unitId: string; readonly unitPath: string; readonly unitName: string; readonly unitKind: string;
  readonly stage: string | null;
  /** The year, when several were asked for. */
  readonly year: string | null;
  /** Exact decimals in the order of the indicators; null where one cannot be computed. */
  readonly values: readonly (string | null)[];
  /** Of each indicator the values of its parts, when they were asked for. */
  readonly parts: readonly (readonly (string | null)[])[];
  /** Of each register that was looked at; not by stage. */
  readonly standing: readonly Standing[];
}

interface RawIndicatorRow {
  readonly turn: number; readonly id: string; readonly path: string; readonly name: string; readonly kind: string; readonly stage: string | null; readonly year: string | null;
  readonly held: readonly (string | null)[]; readonly parts: readonly (string | null)[]; readonly standing: readonly (string | null)[];
}

/** Computes them, units in the order of their paths. Throws R314 for numbers the database cannot compute with. */
export async function computeIndicators(db: Db, query: IndicatorQuery): Promise<readonly IndicatorRow[]> {
  const [rows = []] = await computeTogether(db, [query], query.alone);
  return rows;
}

/** Several questions in one statement: of different moments, for one. Answered in their order. Throws R314. */
export async function computeTogether(db: Db, queries: readonly IndicatorQuery[], alone = false): Promise<readonly (readonly IndicatorRow[])[]> {
  if (queries.length === 0) return [];
  const { passes, compiled } = alone ? compileQuestions(db, queries, ALONE) : compileQuestions(db, queries, '');
  const { rows } = await scanning(db, alone, () => db.executeQuery(compiled)).catch((failure: unknown) => { throw asReadProblem(failure); });
  return queries.map((query, turn) => rows.filter((row) => row.turn === turn).map((row) => toRow(row, query, passes[turn] ?? [])));
}

/*
 * Grouping by unit tempts the planner to walk the index on units, fetching row after row from all over the table; where
 * counties share one, reading each page once and then grouping takes a quarter less.
 */
async function scanning<T>(db: Db, alone: boolean, work: () => Promise<T>): Promise<T> {
  await sql`${sql.raw(alone ? WITH_NEXT : '')}set local enable_indexscan = off`.execute(db);
  const done = await work();
  // A transaction that goes on has lists to read by their index.
  if (!alone) await sql`set local enable_indexscan = on`.execute(db);
  return done;
}

interface Question { readonly passes: readonly RegisterPass[]; readonly statement: Sql }
interface Compiled { readonly passes: readonly (readonly RegisterPass[])[]; readonly compiled: CompiledQuery<RawIndicatorRow> }

// The county's figures are asked for again and again; writing thirty kilobytes of statement costs a tenth of computing them.
const KEPT = 40;
const written = new WeakMap<ExpressionWorld, Map<string, Compiled>>();

const formulas = new WeakMap<ExpressionNode, string>();

// By what it is, not by how its author wrote it: narrowed to stages or taken apart, a formula keeps the author's text.
function writtenOut(root: ExpressionNode): string {
  const text = formulas.get(root) ?? writeExpression(root);
  formulas.set(root, text);
  return text;
}

/** The statement of these questions; one that was asked a moment ago, of the same units, day and periods, is not written anew. */
function compileQuestions(db: Db, queries: readonly IndicatorQuery[], before: string): Compiled {
  const [first] = queries;
  const held = (first && written.get(first.world)) ?? new Map<string, Compiled>();
  if (first) written.set(first.world, held);
  const name = JSON.stringify([before, queries.map(({ county, unitPath, asOf, today, by, parts, years, indicators, periodOf }) => [county, unitPath, asOf, today, by, parts, years, indicators.map((one) => [writtenOut(one.formula.root), Object.values(one.stages ?? {}).map(({ text }) => text), one.time, years ? null : periodOf(one)])])]);
  const known = held.get(name);
  if (known) return known;
  const questions = queries.map((query, turn) => writeQuestion(query, turn));
  const whole = questions.length === 1 && questions[0] ? questions[0].statement : sql`${sql.join(questions.map(({ statement }) => sql`(${statement})`), sql` union all `)}`;
  const made = { passes: questions.map(({ passes }) => passes), compiled: sql<RawIndicatorRow>`${sql.raw(before)}${whole}`.compile(db) };
  if (held.size >= KEPT) held.clear();
  held.set(name, made);
  return made;
}

function writeQuestion(query: IndicatorQuery, turn: number): Question {
  const { indicators, by } = query;
  // By stage only what can be broken down has figures.
  const passes = new Map<string, RegisterPass>();
  const passOf = (indicator: IndicatorDefinition, register: string): RegisterPass => {
    const of = rowsOf(indicator, register, query);
    const key = JSON.stringify([register, of.period, of.stage?.text]);
    const known = passes.get(key) ?? registerPass(`p${passes.size}`, of, query);
    passes.set(key, known);
    return known;
  };
  const values = indicators.map((indicator) => (isAnswered(indicator, by) ? formulaOf(indicator, query, passOf) : sql`null::text`));
  const parts = query.parts === true ? indicators.flatMap((indicator) => indicatorParts(indicator.formula.root).map((node) => (isAnswered(indicator, by) ? sql`(${passOf(indicator, node.register).summary(node)})::text` : sql`null::text`))) : [];
  const all = [...passes.values()];
  return { passes: all, statement: writeStatement(query, turn, all, values, parts) };
}

const isAnswered = ({ stages }: IndicatorDefinition, by: IndicatorQuery['by']): boolean => by !== 'stage' || stages !== null;

function rowsOf(indicator: IndicatorDefinition, register: string, { periodOf, by, years }: IndicatorQuery): PassOf {
  const kept = indicator.periods[register];
  const asked = years ? years.map((year) => periodIn(indicator.time, year)) : [periodOf(indicator)];
  const spans = kept ? asked.flatMap((period) => (period === null ? [] : [spanOf(period, kept.grain)])) : [];
  return {
    register, period: kept && spans.length > 0 ? { field: kept.field, spans } : null, years: years && spans.length > 0 ? years : null,
    stage: by === 'stage' ? indicator.stages?.[register] ?? null : null,
  };
}

function formulaOf(indicator: IndicatorDefinition, { today, world }: IndicatorQuery, passOf: (indicator: IndicatorDefinition, register: string) => RegisterPass): Sql {
  const columns: ExpressionColumns = { today, limits: world.limits, column: () => sql`null`, summary: (node) => passOf(indicator, node.register).summary(node) };
  return sql`(${compileExpression(indicator.formula, columns)})::text`;
}

const listed = (columns: readonly Sql[]): Sql => (columns.length === 0 ? sql`'{}'::text[]` : sql`array[${sql.join([...columns])}]`);

function writeStatement(query: IndicatorQuery, turn: number, passes: readonly RegisterPass[], values: readonly Sql[], parts: readonly Sql[]): Sql {
  const { by, years } = query;
  const standing = by === 'stage' ? [] : passes.flatMap((pass) => [...standingColumns.map((column) => sql`${pass.standing(column)}::text`), sql`wanted.${sql.id(`w_${pass.name}`)}::text`]);
  const joins = passes.map((pass) => sql`left join ${sql.id(pass.name)} on ${sql.id(pass.name)}.unit_id = a.id${by === 'stage' ? sql` and ${sql.id(pass.name)}.stage is not distinct from s.stage` : sql``}${pass.of.years === null ? sql`` : sql` and ${sql.id(pass.name)}.year = y.year`}`);
  const several = years ? sql`cross join unnest(${[...years]}::text[]) as y (year)` : sql``;
  const stages = by !== 'stage' ? sql`` : sql`join (${passes.length === 0 ? sql`select null::uuid as unit_id, null::text as stage where false` : sql.join(passes.map((pass) => sql`select unit_id, stage from ${sql.id(pass.name)}`), sql` union `)}) as s on s.unit_id = a.id`;
  const wanted = by === 'stage' ? sql`` : sql`left join wanted on wanted.unit_id = a.id`;
  const steps = [treeOf(query), shownOf(query), reach, ...by === 'stage' ? [] : [wantedOf(query, passes)], ...passes.flatMap((pass) => pass.steps())];
  return sql`with ${sql.join(steps)}
    select ${sql.raw(String(turn))}::int as turn, a.id, a.path, a.name, a.kind, ${years ? sql`y.year` : sql`null::text as year`}, ${by === 'stage' ? sql`s.stage` : sql`null::text as stage`}, ${listed(values)} as held, ${listed(parts)} as parts, ${listed(standing)} as standing
    from shown as a ${sql.join([several, stages, wanted, ...joins], sql` `)} order by a.path${by === 'stage' ? sql`, s.stage` : sql``}${years ? sql`, y.year` : sql``}`;
}

// Units out of use stay: rows of a past moment stand in them.
function treeOf({ county, unitPath, asOf }: IndicatorQuery): Sql {
  const within = unitPath === null ? sql`` : sql` and path >= ${unitPath} and path < ${afterAll(unitPath)}`;
  return sql`tree as materialized (select id, parent_id, path, name, kind, (retired_at is null or retired_at > ${asOf}::timestamptz) as in_use from unit where county = ${county}${within})`;
}

function shownOf({ by, county, unitPath }: IndicatorQuery): Sql {
  const root = unitPath ?? `${county}/`;
  if (by === 'all') return sql`shown as (select * from tree)`;
  const below = by === 'below' ? sql` or (parent_id = (select id from tree where path = ${root}) and in_use)` : sql``;
  return sql`shown as (select * from tree where path = ${root}${below})`;
}

// Each unit with all that are above it: a/b/c/ reaches a/, a/b/ and itself.
const reach = sql`reach as materialized (select below.path as unit_path, below.kind, below.in_use, shown.id as unit_id
  from (select path, kind, in_use, array_to_string((string_to_array(path, '/'))[1:depth], '/') || '/' as above from tree cross join lateral generate_series(1, length(path) - length(replace(path, '/', ''))) as depth) as below
  join shown on shown.path = below.above)`;

/** How many units should have rows of each register. */
function wantedOf({ storeOf }: IndicatorQuery, passes: readonly RegisterPass[]): Sql {
  const columns = passes.map((pass) => sql`, count(*) filter (where kind = any (${[...storeOf(pass.of.register).table.definition.keptBy]}::text[])) as ${sql.id(`w_${pass.name}`)}`);
  return sql`wanted as (select unit_id${sql.join([...columns, sql``], sql``)} from reach where in_use group by unit_id)`;
}

function toRow(row: RawIndicatorRow, { indicators, by, parts, years }: IndicatorQuery, passes: readonly RegisterPass[]): IndicatorRow {
  let at = 0;
  const byIndicator = parts === true ? indicators.map(({ formula }) => { const count = indicatorParts(formula.root).length; at += count; return row.parts.slice(at - count, at); }) : [];
  const width = standingColumns.length + 1;
  const standing = by === 'stage' ? [] : passes.map(({ of }, index): Standing => {
    const [rows = 0, approved = 0, units = 0, done = 0, wanted = 0] = row.standing.slice(index * width, index * width + width).map((text) => Number(text ?? 0));
    return { register: of.register, period: of.period?.spans[row.year === null ? 0 : years?.indexOf(row.year) ?? 0]?.from ?? null, rows, approved, units, done, wanted };
  });
  return { unitId: row.id, unitPath: row.path, unitName: row.name, unitKind: row.kind, stage: row.stage, year: row.year, values: row.held.map(trimmed), parts: byIndicator.map((list) => list.map(trimmed)), standing };
}

const trimmed = (text: string | null): string | null => (text !== null && /^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text);
