import type { IndicatorDefinition } from '../../domain/indicator/definition.ts';
import type { ExpressionWorld } from '../../domain/expression/environment.ts';
import { checkDocument, type DocumentFinding } from '../../domain/report/check-document.ts';
import { composeDocument, listAsks } from '../../domain/report/compose-document.ts';
import type { DocumentContext, DocumentTree } from '../../domain/report/document.ts';
import type { DocumentTemplate } from '../../domain/report/template.ts';
import { templateOfUnit } from '../../domain/report/template-of-unit.ts';
import { expandEach, saysEach } from '../../domain/report/unreached.ts';
import { problems, raise } from '../../domain/problem.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import type { UnitKind } from '../../domain/unit/unit-kind.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import { getOwnOrNamed, indicatorsByKey, registersAround, registersOf } from '../indicator/indicator-world.ts';
import { worldOf } from '../record/read-filter.ts';
import { useCase, type Context } from '../use-case.ts';
import { ledgerTargets, withLedger } from './ledger-targets.ts';
import { withPlans } from './linked-targets.ts';
import { loadFigures, type FigureBlank } from './indicator-figures.ts';

/** Which document; of the county, or of the unit whose rows the person sees whole, unless said. */
export interface DraftInput {
  readonly template: string;
  readonly unit?: string | undefined;
  readonly year?: number | undefined;
  readonly asOf?: string | undefined;
}

/** A document as it was drafted, and what is to be said about it. */
export interface DraftedReport {
  readonly template: DocumentTemplate;
  readonly unit: UnitRow;
  readonly document: DocumentTree;
  readonly findings: readonly DocumentFinding[];
  readonly blanks: readonly FigureBlank[];
  /** All it may name: those built in and those of the county. */
  readonly indicators: ReadonlyMap<string, IndicatorDefinition>;
  /** What their formulas are told in. */
  readonly world: ExpressionWorld;
  /** Names of units by their codes. */
  readonly places: Readonly<Record<string, string>>;
}

/** Drafts a document from a template, its figures taken from the registers. Throws A103, R101, R314. */
export const draftReport = useCase('report.draft', async (cx, input: DraftInput): Promise<DraftedReport> => {
  const held = getTemplate(cx, input.template);
  const unit = await getOwnOrNamed(cx, input.unit);
  cx.allow(unit.path);
  const isCounty = unit.path === `${cx.county}/`;
  const context = contextOf(cx, input, unit);
  const targets = saysEach(held) ? await ledgerTargets(cx, { path: unit.path, year: context.year }) : [];
  const template = expandEach(isCounty ? held : templateOfUnit(held, unit.code), targets);
  const asks = listAsks(template, context);
  const { source: known, blanks, places } = await loadFigures(cx, { context, asOf: input.asOf, asks });
  const source = await withLedger(cx, await withPlans(cx, known, { context, asks }), asks);
  const document = composeDocument(template, context, source);
  const findings = checkDocument(document, { template, source, places });
  cx.about({ kind: 'document', id: template.key, unitPath: unit.path, name: template.name.zh, details: { year: context.year, asOf: context.asOf, figures: document.facts.length, blanks: blanks.length } });
  const indicators = await indicatorsByKey(cx);
  const named = asks.flatMap(({ indicator }) => indicators.get(indicator) ?? []);
  const world = await worldOf(cx, await registersAround(cx, await registersOf(cx, named)));
  return { template, unit, document, findings, blanks, indicators, world, places };
});

/** The template with this key. Throws R101. */
export function getTemplate({ runtime }: Pick<Context, 'runtime'>, key: string): DocumentTemplate {
  const found = runtime.catalogue.documents?.get(key);
  if (!found) throw raise(problems.notFound, { what: { zh: `公文模板“${key}”`, en: `The template "${key}"` } });
  return found;
}

/** For whom and when a document is composed. It tells no day that is yet to come: of the year that runs it is told as of today. */
export function contextOf({ now }: Pick<Context, 'now'>, { year, asOf }: Pick<DraftInput, 'year' | 'asOf'>, { name, kind }: Pick<UnitRow, 'name' | 'kind'>): DocumentContext {
  const today = dayInChina(now);
  const wanted = asOf ?? (year === undefined ? today : `${year}-12-31`);
  const day = wanted < today ? wanted : today;
  return { year: year ?? Number(day.slice(0, 4)), asOf: day, office: name, area: areas[kind] ?? areaOf(name) };
}

const areas: Readonly<Partial<Record<UnitKind, string>>> = { section: '本科室', district: '全学区', school: '全校', kindergarten: '全园', training: '本机构' };
const areaOf = (name: string): string => `全${/[县区市旗]/u.exec(name)?.[0] ?? '县'}`;
