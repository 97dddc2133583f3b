import { Option, type Command } from 'commander';
import type { FiguresView, IndicatorView, SeriesView } from '../contract/indicator.ts';
import type { Words } from '../domain/problem.ts';
import { wrongValue } from './command-faults.ts';
import { beside, both, pick, terminalLanguage } from './language.ts';
import { clip, print, say, table } from './output.ts';
import { readDay } from './read-day.ts';
import { defaultData, type Wiring } from './wiring.ts';

interface ListFlags { readonly area?: string; readonly json?: boolean }
interface ValueFlags { readonly data: string; readonly area?: string; readonly unit?: string; readonly by: 'self' | 'unit' | 'all' | 'stage'; readonly period?: string; readonly asOf?: string; readonly json?: boolean }

interface SeriesFlags { readonly data: string; readonly unit?: string; readonly step: 'period' | 'month'; readonly points?: number; readonly period?: string; readonly asOf?: string; readonly json?: boolean }

/** `xuezheng indicator list|show|values|series`: what is counted, what it means, the figures, and how they went. */
export function addIndicator(program: Command, wiring: Wiring): void {
  const indicator = program.command('indicator').description(both('指标：列出、说明、计算。', 'Indicators: list, explain, compute.'))
    .addHelpText('after', `
${beside('例子', 'Examples')}:
  xuezheng indicator list --area classes
  xuezheng indicator show large_class_share
  xuezheng indicator values large_class_share books_per_pupil --by unit
  xuezheng indicator values --area teachers --unit ${beside('实验小学', 'syxx')} --period 2026 --json
  xuezheng indicator series large_class_share --points 3`);
  indicator.command('list').description(beside('列出指标，不需要数据库', 'list them; needs no database'))
    .option('--area <area>', beside('只列一个领域：classes、facilities、organisation、students、teachers…', 'of one area only')).option('--json', beside('每个指标输出一个 JSON 对象', 'one JSON object per indicator')).action(list);
  indicator.command('show').description(beside('说明一个指标怎样算，不需要数据库', 'explain one; needs no database'))
    .argument('<key>', beside('键名或名称', 'its key or name')).option('--json', beside('输出 JSON', 'as JSON')).action(show);
  indicator.command('values').description(both('计算指标；不写键名就是全部。用了就写入审计。', 'Compute them; all when no key is given. Every use is written into the audit.'))
    .argument('[key...]', beside('键名或名称', 'keys or names')).option('--area <area>', beside('一个领域', 'of one area'))
    .option('--unit <unit>', beside('单位的名称或代码，缺省全县', 'a unit by name or code; the county unless said'))
    .addOption(new Option('--by <group>', beside('self 该单位，unit 及其下一级，all 及其下各级，stage 分学段', 'the unit, with those below, with all below, or by stage')).choices(['self', 'unit', 'all', 'stage']).default('self').argParser(readGroup))
    .option('--period <period>', beside('2026-2027 或 2026；缺省为有数据的最近一期', '2026-2027 or 2026; the newest with rows unless said'), readPeriod)
    .option('--as-of <day>', beside('某一天的情况，如 2026-03-01', 'as things stood on a day: 2026-03-01'), readDay)
    .option('--json', beside('输出 JSON', 'as JSON')).option('--data <folder>', beside('内置数据库的文件夹', 'data folder'), defaultData())
    .action((keys: readonly string[], flags: ValueFlags) => values(wiring, keys, flags));
  addSeries(indicator, wiring);
}

function addSeries(indicator: Command, wiring: Wiring): void {
  indicator.command('series').description(both('指标历年或各月的数，与上一年比较。用了就写入审计。', 'Indicators through the years or months, against the year before. Every use is written into the audit.'))
    .argument('<key...>', beside('键名或名称', 'keys or names')).option('--unit <unit>', beside('单位的名称或代码，缺省全县', 'a unit by name or code; the county unless said'))
    .addOption(new Option('--step <step>', beside('period 历年，month 各月末', 'period: years; month: ends of months')).choices(['period', 'month']).default('period'))
    .option('--points <n>', beside('多少个点，缺省 5 年或 12 个月', 'how many; 5 years or 12 months unless said'), readPoints)
    .option('--period <period>', beside('最后一期，缺省为有数据的最近一期', 'the last period; the newest with rows unless said'), readPeriod)
    .option('--as-of <day>', beside('某一天的情况，如 2026-03-01', 'as things stood on a day: 2026-03-01'), readDay)
    .option('--json', beside('输出 JSON', 'as JSON')).option('--data <folder>', beside('内置数据库的文件夹', 'data folder'), defaultData())
    .action((keys: readonly string[], flags: SeriesFlags) => series(wiring, keys, flags));
}

function readPoints(text: string): number {
  const points = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (points < 1 || points > 24) throw wrongValue({ zh: `“${text}”不是 1 到 24 的整数`, en: `"${text}" is no whole number from 1 to 24` });
  return points;
}

const groups = ['self', 'unit', 'all', 'stage'];

function readGroup(text: string): string {
  if (!groups.includes(text)) throw wrongValue({ zh: `“${text}”不是 --by 的取值，可写 ${groups.join('、')}`, en: `"${text}" is none of --by: ${groups.join(', ')}` });
  return text;
}

function readPeriod(text: string): string {
  if (!/^\d{4}(-\d{4})?$/.test(text)) throw wrongValue({ zh: `“${text}”不是一期，请写 2026-2027 或 2026`, en: `"${text}" is no period; write 2026-2027 or 2026` });
  return text;
}

const described = async (): Promise<readonly IndicatorView[]> => (await import('../app/console/describe-indicators.ts')).describeIndicators(process.env['XUEZHENG_CATALOG']);

// A slip in the name of an area is told, not answered with an empty table.
function ofArea(all: readonly IndicatorView[], area: string | undefined): readonly IndicatorView[] {
  const rows = all.filter((one) => area === undefined || one.area === area);
  const areas = [...new Set(all.map((one) => one.area))].join(pick({ zh: '、', en: ', ' }));
  if (rows.length === 0) throw wrongValue({ zh: `没有“${area ?? ''}”这个领域的指标，可写 ${areas}`, en: `there are no indicators of the area "${area ?? ''}"; known: ${areas}` });
  return rows;
}

/** A figure with its unit of measure, as the application says it. */
type SayFigure = (head: Head, shown: string | null) => Words;

async function list({ area, json = false }: ListFlags): Promise<void> {
  const rows = ofArea(await described(), area);
  if (json) return print(rows.map((row) => JSON.stringify(row)).join('\n'));
  const { sayIndicator } = await import('../app/console/describe-indicators.ts');
  const titles = terminalLanguage() === 'en' ? ['Key', 'Name', 'Unit', 'Time', 'Better', 'Source'] : ['键名', '名称', '单位', '时间', '方向', '依据'];
  print(table(titles, rows.map((row) => [row.key, pick(row.name), pick(row.measure), pick(sayIndicator(row).time), pick(sayIndicator(row).better), clip(row.source, 40) + (row.unconfirmed ? pick({ zh: '（待核对）', en: ' (to be checked)' }) : '')])));
  say(pick({ zh: `共 ${rows.length} 个指标。`, en: `${rows.length} indicators.` }));
}

async function show(key: string, { json = false }: ListFlags): Promise<void> {
  const { pickIndicator } = await import('../app/console/describe-indicators.ts');
  const one = pickIndicator(await described(), key);
  if (json) return print(JSON.stringify(one));
  print([
    `${pick(one.name)}  ${one.key}`, pick(one.explanation), `${pick({ zh: '公式', en: 'Formula' })}: ${one.formula}`,
    ...one.source === '' ? [] : [`${pick({ zh: '依据', en: 'Source' })}: ${one.source}${one.unconfirmed ? pick({ zh: '（待核对）', en: ' (to be checked)' }) : ''}`],
  ].join('\n'));
}

async function values(wiring: Wiring, keys: readonly string[], { data, json = false, ...asked }: ValueFlags): Promise<void> {
  const { figuresFromConsole } = await import('../app/console/figures-from-console.ts');
  const { sayFigure } = await import('../app/console/describe-indicators.ts');
  const system = await wiring.open(data, { make: false });
  try {
    const figures = await figuresFromConsole(system.runtime, { keys, ...asked });
    print(json ? JSON.stringify(figures) : asked.by === 'self' ? oneUnit(figures, sayFigure) : manyUnits(figures, sayFigure));
  } finally {
    await system.close();
  }
}

async function series(wiring: Wiring, keys: readonly string[], { data, json = false, ...asked }: SeriesFlags): Promise<void> {
  const { seriesFromConsole } = await import('../app/console/figures-from-console.ts');
  const { sayFigure, sayTrend } = await import('../app/console/describe-indicators.ts');
  const system = await wiring.open(data, { make: false });
  try {
    const found = await seriesFromConsole(system.runtime, { keys, ...asked });
    if (json) return print(JSON.stringify(found));
    print(`${found.unit.name}\n${found.indicators.map((head, at) => seriesTable(head, found.rows[0]?.series[at] ?? [], found.step, { sayFigure, sayTrend })).join('\n\n')}`);
  } finally {
    await system.close();
  }
}

interface SayTrend { readonly sayFigure: SayFigure; readonly sayTrend: (head: Head, point: Point) => { readonly change: Words; readonly verdict: Words } }

function seriesTable(head: Head, points: readonly Point[], step: SeriesView['step'], { sayFigure, sayTrend }: SayTrend): string {
  const titles = terminalLanguage() === 'en' ? ['Time', 'Value', 'Against the year before', '', 'Units with rows'] : ['时间', '数值', '比上年', '', '有数据的单位'];
  const lines = points.map((point) => {
    const trend = sayTrend(head, point);
    return [step === 'month' ? point.day : point.period ?? point.day, pick(sayFigure(head, point.shown)), pick(trend.change), pick(trend.verdict), point.standing.map(({ units, wanted }) => `${units}/${wanted}`).join(' ')];
  });
  return `${pick(head.name)}\n${table(titles, lines)}`;
}

type Point = SeriesView['rows'][number]['series'][number][number];
type Head = FiguresView['indicators'][number];
type Row = FiguresView['rows'][number];

/** Units with rows of those that should have some, over the registers behind it: 238/240. */
function behind({ registers }: Head, row: Row | undefined): string {
  const standing = row?.standing.filter(({ register }) => registers.includes(register)) ?? [];
  return standing.map(({ units, wanted }) => `${units}/${wanted}`).join(' ');
}

function oneUnit({ unit, asOf, indicators, rows: [row] }: FiguresView, say: SayFigure): string {
  const titles = terminalLanguage() === 'en' ? ['Key', 'Name', 'Value', 'Period', 'Units with rows'] : ['键名', '名称', '数值', '期间', '有数据的单位'];
  const lines = indicators.map((head, at) => [head.key, pick(head.name), pick(say(head, row?.shown[at] ?? null)), head.period ?? asOf, behind(head, row)]);
  return `${unit.name}\n${table(titles, lines)}`;
}

function manyUnits({ indicators, rows }: FiguresView, say: SayFigure): string {
  const titles = terminalLanguage() === 'en' ? ['Unit', 'Stage'] : ['单位', '学段'];
  const byStage = rows.some(({ stage }) => stage !== null);
  const lines = rows.map((row) => [row.unitName, ...byStage ? [row.stageName === null ? '—' : pick(row.stageName)] : [], ...indicators.map((head, at) => pick(say(head, row.shown[at] ?? null)))]);
  return table([...titles.slice(0, byStage ? 2 : 1), ...indicators.map(({ name }) => pick(name))], lines);
}
