/* Schools of a county with numbers from registers: what is known of each, and what is not, with where it is to be filled in. */
import type { PlainDate } from '../values/plain-date.ts';
import type { BalanceRules, SchoolKind } from './balance-rules.ts';
import { placeSchools, sectionKey, type BalanceSchool, type PlacedSchools } from './level-school.ts';
import { amountColumns, pupilsKey } from './school-columns.ts';

/** A school of the county. */
export interface CountySchool extends BalanceSchool { readonly unitId: string }

/** What registers say of one school: by column a number, or null where no row says it. */
export interface SchoolFigures { readonly unitId: string; readonly name: string; readonly kinds: readonly string[]; readonly columns: Readonly<Record<string, number | null>> }

/** A school that cannot be weighed at all: nobody says of which kind it is, or it has no pupils. */
export interface Unplaced { readonly unitId: string; readonly name: string; readonly lacks: 'kind' | 'pupils' }

/** A number that is not known of a school that is weighed. */
export interface Gap { readonly row: number; readonly column: string }

/** The schools of a county. */
export interface CountySchools { readonly schools: readonly CountySchool[]; readonly unplaced: readonly Unplaced[]; readonly gaps: readonly Gap[] }

/** Makes schools of figures. Numbers of sections a kind does not teach are left out; nothing that is not known becomes nought. */
export function readCounty(rules: BalanceRules, figures: readonly SchoolFigures[], on: PlainDate): CountySchools {
  const [schools, unplaced]: [CountySchool[], Unplaced[]] = [[], []];
  for (const one of figures) {
    const kind = rules.kinds.find(({ key }) => one.kinds.includes(key));
    const pupils = Object.fromEntries(rules.sections.filter(({ key }) => kind?.sections.includes(key)).map(({ key }) => [key, Math.round(one.columns[pupilsKey(key)] ?? 0)]));
    const empty = kind !== undefined && kind.sections.length > 0 && Object.values(pupils).every((count) => count === 0);
    if (kind === undefined || empty) unplaced.push({ unitId: one.unitId, name: one.name, lacks: kind === undefined ? 'kind' : 'pupils' });
    else schools.push({ row: schools.length + 1, unitId: one.unitId, name: one.name, kind: kind.key, pupils, amounts: amountsOf(rules, kind, one) });
  }
  return { schools, unplaced, gaps: gapsOf(rules, schools, on) };
}

function amountsOf(rules: BalanceRules, kind: SchoolKind, { columns }: SchoolFigures): Record<string, number> {
  return Object.fromEntries(amountColumns(rules).flatMap(({ key, section, factor }) => {
    const value = columns[key] ?? null;
    return factor !== 1 || value === null || (section !== null && !kind.sections.includes(section.key)) ? [] : [[key, value] as const];
  }));
}

/** What is not known of schools that take part in a section. */
export function gapsOf(rules: BalanceRules, schools: readonly BalanceSchool[], on: PlainDate): Gap[] {
  const taking = sectionsOf(placeSchools(rules, schools, on));
  return schools.flatMap(({ row, amounts }) => amountColumns(rules).filter(({ key, section, factor }) => {
    const sections = taking.get(row);
    return factor === 1 && amounts[key] === undefined && sections !== undefined && (section === null || sections.has(section.key));
  }).map(({ key }) => ({ row, column: key })));
}

/** By row: the sections a school takes part in. */
function sectionsOf({ levels }: PlacedSchools): ReadonlyMap<number, ReadonlySet<string>> {
  const taking = new Map<number, Set<string>>();
  for (const [section, held] of levels) for (const { row } of held) taking.set(row, (taking.get(row) ?? new Set()).add(section));
  return taking;
}

/** The schools of which everything is known that is asked of them: a plan is made for these. */
export const wholeSchools = <S extends BalanceSchool>(schools: readonly S[], gaps: readonly Gap[]): S[] => schools.filter(({ row }) => !gaps.some((gap) => gap.row === row));

/** The columns a school is asked for, in the order of the rules. */
export function columnsOfSchool(rules: BalanceRules, school: BalanceSchool): string[] {
  const taught = rules.kinds.find(({ key }) => key === school.kind)?.sections ?? [];
  return [
    ...rules.sections.filter(({ key }) => taught.includes(key)).map(({ key }) => pupilsKey(key)),
    ...rules.resources.flatMap(({ key, split }) => (split ? [key] : rules.sections.filter((one) => one.judged && taught.includes(one.key)).map((one) => sectionKey(key, one.key)))),
  ];
}
