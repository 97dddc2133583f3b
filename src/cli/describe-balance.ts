/* The balance between schools as tables for the terminal, and as JSON. */
import type { BalanceRules, RuleLimit } from '../domain/balance/balance-rules.ts';
import type { SchoolVerdict } from '../domain/balance/judge-school.ts';
import type { BalanceResult, IndicatorResult, LevelResult } from '../domain/balance/weigh-balance.ts';
import type { Words } from '../domain/problem.ts';
import type { SheetFinding } from '../domain/register/sheet-finding.ts';
import { pick, terminalLanguage } from './language.ts';
import { clip, table } from './output.ts';

/** 工作表!C5 V101 …: where, which problem, what to do. */
export function findingLine(finding: SheetFinding): string {
  const place = `${columnName(finding.column)}${finding.row > 0 ? finding.row : ''}`;
  return [finding.sheet === '' ? '' : finding.sheet + (place === '' ? '' : `!${place}`), finding.code, pick(finding)].filter((part) => part !== '').join(' ');
}

const columnName = (column: number): string => (column < 1 ? '' : columnName(Math.floor((column - 1) / 26)) + String.fromCodePoint(65 + (column - 1) % 26));

const named = (zh: string, en: string): string => pick({ zh, en });
const figure = (value: number, digits: number): string => value.toFixed(digits);
/** A figure that misses its limit must not look as if it met it: 4.196 of 4.2 is not told as 4.20. */
function figureBeyond(value: number, digits: number, limit: number): string {
  const shown = figure(value, digits);
  return digits < 12 && value !== limit && Number(shown) === limit ? figureBeyond(value, digits + 1, limit) : shown;
}
/** A coefficient as official tables print it. */
const coefficient = (value: number | null, limit: RuleLimit | null): string => (value === null ? named('无法计算', 'none') : figureBeyond(value, 3, limit?.value ?? -1));

const verdict = (within: boolean | null, limit: RuleLimit | null): string => {
  if (limit === null) return '—';
  if (within === null) return named('无法判定', 'cannot be judged');
  return within ? named('达标', 'met') : named('未达标', 'not met');
};

const limitText = (limit: RuleLimit | null): string => (limit === null ? '—' : `≤ ${limit.value}${limit.confirm ? ' *' : ''}`);

/** Everything about the balance, level by level. */
export function describeBalance(rules: BalanceRules, result: BalanceResult): string {
  const limits = result.levels.flatMap((level) => [level.composite?.limit ?? null, ...level.indicators.map(({ limit }) => limit)]);
  const doubtful = limits.some((limit) => limit?.confirm === true) || result.excluded.some(({ confirm }) => confirm);
  return [
    `\n${pick(rules.name)}${named('（', ' (')}${result.rules}${named('）', ')')}  ${result.on}`,
    ...result.levels.flatMap((level) => describeLevel(rules, level)), ...describeExcluded(rules, result),
    ...(doubtful ? ['', named('* 这个限值或口径出自转述，没有与原文核对，请核对规则文件。', '* taken from hearsay: compare the file of rules with the original.')] : []),
    '', result.met ? named('结论：全部达标。', 'Verdict: everything is met.') : named('结论：没有全部达标。', 'Verdict: not everything is met.'), '',
  ].join('\n');
}

function describeLevel(rules: BalanceRules, level: LevelResult): string[] {
  const titles = terminalLanguage() === 'en' ? ['Indicator', 'Mean', 'Deviation', 'Coefficient', 'Limit', 'Verdict', 'Adds most'] : ['指标', '均值', '标准差', '差异系数', '限值', '结论', '影响最大的学校'];
  const rows = level.indicators.map((one) => [
    pick(nameOf(rules, one.indicator)), figure(one.mean, 3), figure(one.deviation, 3), coefficient(one.coefficient, one.limit), limitText(one.limit), verdict(one.within, one.limit), mostOf(level, one),
  ]);
  const { composite } = level;
  return [
    '', named(`${level.section.name.zh}：${level.schools.length} 所学校，学生 ${level.pupils} 人`, `${level.section.name.en}: ${level.schools.length} schools, ${level.pupils} pupils`), '', table(titles, rows),
    ...(composite === null ? [] : ['', `${named('综合差异系数', 'Composite coefficient')} ${coefficient(composite.coefficient, composite.limit)}  ${limitText(composite.limit)}  ${verdict(composite.within, composite.limit)}`]),
    ...(rules.perSchool === null ? [] : ['', ...describeSchools(rules, level)]),
  ];
}

const nameOf = (rules: BalanceRules, indicator: string): Words => rules.indicators.find(({ key }) => key === indicator)?.name ?? { zh: indicator, en: indicator };

/** The school that adds most to the variance. */
function mostOf(level: LevelResult, { shares }: IndicatorResult): string {
  const most = Math.max(...shares);
  return most > 0 ? `${clip(level.schools[shares.indexOf(most)]?.name ?? '', 20)} ${figure(most * 100, 0)}%` : '—';
}

function describeSchools(rules: BalanceRules, { schools, failing }: LevelResult): string[] {
  const head = named(`各校达标：${schools.length - failing} 所通过，${failing} 所未通过`, `Thresholds: ${schools.length - failing} schools pass, ${failing} do not`);
  if (failing === 0) return [head];
  const titles = terminalLanguage() === 'en' ? ['School', 'Pupils', 'Met', 'Falls short of'] : ['学校', '学生数', '达标项', '没有达到的'];
  const rows = schools.filter(({ passes }) => !passes).map((school) => [clip(school.name, 28), String(school.pupils), `${school.met}/${school.values.length}`, shortfalls(rules, school)]);
  return [head, '', table(titles, rows)];
}

// With six of seven met a school still fails where the seventh is too far off: that is said, or the row looks like a mistake.
const shortfalls = (rules: BalanceRules, { values }: SchoolVerdict): string => values.filter(({ met }) => !met)
  .map(({ indicator, value, least, near }) => `${pick(nameOf(rules, indicator))} ${(value === null ? '—' : figureBeyond(value, 2, least ?? -1))} < ${least}${near || rules.perSchool === null ? '' : named('（差得太多）', ' (too far off)')}`).join(named('；', '; '));

function describeExcluded(rules: BalanceRules, { excluded }: BalanceResult): string[] {
  if (excluded.length === 0) return [];
  const titles = terminalLanguage() === 'en' ? ['Left out', 'Section', 'Row', 'Why', 'Source'] : ['不参加测算', '学段', '行', '原因', '依据'];
  const section = (key: string | null) => { const found = rules.sections.find((one) => one.key === key); return found === undefined ? '—' : pick(found.name); };
  return ['', table(titles, excluded.map((one) => [clip(one.name, 28), section(one.section), String(one.row), pick(one.reason) + (one.confirm ? ' *' : ''), ...(terminalLanguage() === 'en' ? [''] : [one.source])]))];
}

/** The same as data. Numbers are not rounded. */
export function balanceJson(rules: BalanceRules, result: BalanceResult): object {
  const sections = new Map(rules.sections.map((one) => [one.key, one.name.zh]));
  return {
    rules: result.rules, name: rules.name.zh, source: rules.source, on: result.on, met: result.met,
    levels: result.levels.map((level) => ({
      level: level.section.key, name: level.section.name.zh, pupils: level.pupils, met: level.met, composite: level.composite,
      indicators: level.indicators.map(({ shares, ...one }) => ({ ...one, name: nameOf(rules, one.indicator).zh, contributions: shares.map((share, at) => ({ school: level.schools[at]?.name, share })) })),
      schools: level.schools,
    })),
    excluded: result.excluded.map(({ reason, section, ...one }) => ({ ...one, section, sectionName: section === null ? null : sections.get(section), reason: reason.zh })),
  };
}
