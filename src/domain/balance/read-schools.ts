/* Rows of a workbook to schools. Whatever is missing or cannot be is told with sheet, row and column, all of it at once. */
import { problems, type Details, type ProblemKind, type Words } from '../problem.ts';
import type { RegisterDefinition } from '../register/definition.ts';
import { takeRow, type ColumnMatch, type TakenRow } from '../register/match-columns.ts';
import { readRecord, type ReadRecord } from '../register/read-record.ts';
import type { SheetRow } from '../register/sheet-head.ts';
import { sheetFinding, type SheetFinding } from '../register/sheet-finding.ts';
import { tidy, type Typed } from '../register/typed.ts';
import type { PlainDate } from '../values/plain-date.ts';
import { type BalanceRules, type SchoolKind, type Section } from './balance-rules.ts';
import { settled } from './exact.ts';
import { amountOf, sectionKey, type BalanceSchool } from './level-school.ts';
import { amountColumns, pupilsKey, schoolColumns, schoolContext, schoolKeys, type AmountColumn } from './school-columns.ts';

/** The schools of a sheet, and everything that is wrong with its rows. With faults they are not to be weighed. */
export interface ReadSchools { readonly schools: readonly BalanceSchool[]; readonly findings: readonly SheetFinding[] }

/** Reads the rows of a matched sheet. */
export function readSchools(rules: BalanceRules, match: ColumnMatch, rows: readonly SheetRow[], on: PlainDate): ReadSchools {
  const reader = new SchoolReader(rules, match, on);
  const read = rows.flatMap((row) => {
    const taken = takeRow(match, row);
    return taken === null ? [] : [reader.read(row.row, taken)];
  });
  const schools = read.flatMap(({ school }) => school ?? []);
  return { schools, findings: [...reader.missingColumns(schools), ...read.flatMap(({ findings }) => findings)] };
}

interface ReadRow { readonly school: BalanceSchool | null; readonly findings: readonly SheetFinding[] }

/** Reads row after row, knowing the names that came before. */
class SchoolReader {
  readonly #rules: BalanceRules;
  readonly #match: ColumnMatch;
  readonly #register: RegisterDefinition;
  readonly #context: ReturnType<typeof schoolContext>;
  readonly #amounts: readonly AmountColumn[];
  readonly #kinds: ReadonlyMap<string, string>;
  readonly #columns: ReadonlyMap<string, number>;
  readonly #seen = new Map<string, number>();

  constructor(rules: BalanceRules, match: ColumnMatch, on: PlainDate) {
    this.#rules = rules;
    this.#match = match;
    this.#register = schoolColumns(rules);
    this.#context = schoolContext(rules, on);
    this.#amounts = amountColumns(rules);
    this.#kinds = new Map(rules.kinds.flatMap(({ name, aliases }) => aliases.map((alias) => [alias, name.zh] as const)));
    this.#columns = new Map(match.columns.flatMap(({ column, key }) => (key === null ? [] : [[key, column] as const])));
  }

  read(row: number, { typed }: TakenRow): ReadRow {
    const record = readRecord(this.#register, this.#withKind(typed), this.#context, true);
    const kind = this.#rules.kinds.find(({ key }) => key === record.values[schoolKeys.kind]);
    const findings = record.findings.map((one): SheetFinding => ({ ...this.#at(row, one.field), strength: one.strength, code: one.code, zh: one.zh, en: one.en }));
    const name = tidy(String(record.values[schoolKeys.name] ?? ''));
    findings.push(...this.#twice(row, name));
    // Of a kind nobody knows, no more can be said.
    if (kind === undefined) return { school: null, findings };
    const school: BalanceSchool = { row, name, kind: kind.key, pupils: this.#pupils(record), amounts: this.#amountsOf(record) };
    const wrong = new Set(record.findings.map(({ field }) => field));
    findings.push(...this.#pupilFaults(school, kind, record, wrong), ...this.#amountFaults(school, kind, record, wrong));
    return { school, findings };
  }

  /** Columns without which schools that are there cannot be judged, told once. */
  missingColumns(schools: readonly BalanceSchool[]): SheetFinding[] {
    const place = { sheet: this.#match.name, row: this.#match.headingRow, column: 0 };
    const told = (name: Words) => sheetFinding(place, problems.columnMissing, { field: name });
    const kinds = this.#rules.kinds.filter(({ key }) => schools.some(({ kind }) => kind === key));
    const taught = new Set(kinds.flatMap(({ sections }) => sections));
    const judged = new Set([...taught].filter((key) => !this.#columns.has(pupilsKey(key)) || schools.some(({ pupils }) => (pupils[key] ?? 0) > 0)));
    return [
      ...this.#rules.sections.filter(({ key }) => taught.has(key) && !this.#columns.has(pupilsKey(key))).map(({ key }) => told(this.#name(pupilsKey(key)))),
      ...this.#amounts.filter(({ key, factor, section }) => factor === 1 && (section === null ? taught.size > 0 : judged.has(section.key)) && !this.#isThere(key)).map(({ key }) => told(this.#name(key))),
    ];
  }

  /** Kinds by what people call them. */
  #withKind(typed: Readonly<Record<string, Typed>>): Readonly<Record<string, Typed>> {
    const kind = typed[schoolKeys.kind];
    const meant = typeof kind === 'string' ? this.#kinds.get(tidy(kind).normalize('NFKC')) : undefined;
    return meant === undefined ? typed : { ...typed, [schoolKeys.kind]: meant };
  }

  #pupils(record: ReadRecord): Record<string, number> {
    return Object.fromEntries(this.#rules.sections.map(({ key }) => [key, Number(record.values[pupilsKey(key)] ?? 0)]));
  }

  #amountsOf(record: ReadRecord): Record<string, number> {
    const told = this.#amounts.flatMap(({ key, factor }) => {
      const value = record.values[key] ?? null;
      return value === null ? [] : [[factor === 1 ? key : key.slice(0, key.lastIndexOf('_by_')), settled(Number(value) * factor)] as const];
    });
    return Object.fromEntries(told);
  }

  #twice(row: number, name: string): SheetFinding[] {
    // 第一 小学（东）and 第一小学(东) are one school, typed by two people.
    const plain = name.normalize('NFKC').replaceAll(/\s/gu, '');
    const before = this.#seen.get(plain);
    if (plain !== '' && before === undefined) this.#seen.set(plain, row);
    return before === undefined ? [] : [this.#tell(row, schoolKeys.name, problems.schoolTwice, { school: name, row: before })];
  }

  /** Every section of its kind has pupils, or the school would be divided wrongly; no other has. */
  #pupilFaults(school: BalanceSchool, kind: SchoolKind, record: ReadRecord, wrong: ReadonlySet<string>): SheetFinding[] {
    return this.#rules.sections.flatMap((section) => {
      const [key, pupils, taught] = [pupilsKey(section.key), school.pupils[section.key] ?? 0, kind.sections.includes(section.key)];
      if (wrong.has(key) || !this.#columns.has(key)) return [];
      // A new nine-year school may have no junior pupils yet: an explicit 0 says so, a blank may be forgotten.
      if (taught && pupils === 0 && record.values[key] === 0 && kind.sections.some((other) => (school.pupils[other] ?? 0) > 0)) return [];
      if (taught && pupils === 0) return [this.#tell(school.row, key, problems.schoolWithoutPupils, { school: school.name, kind: kind.name, section: section.name })];
      if (!taught && pupils > 0 && kind.sections.length > 0) return [this.#tell(school.row, key, problems.pupilsElsewhere, { school: school.name, kind: kind.name, section: section.name })];
      return [];
    });
  }

  #amountFaults(school: BalanceSchool, kind: SchoolKind, record: ReadRecord, wrong: ReadonlySet<string>): SheetFinding[] {
    const judged = this.#rules.sections.filter((section) => section.judged && kind.sections.includes(section.key) && record.values[pupilsKey(section.key)] !== 0);
    if (judged.length === 0) return [];
    const blank = this.#amounts.flatMap((column) => this.#amountFault(column, school, judged, wrong, record));
    return blank.length > 0 ? blank : this.#negativeFaults(school, judged, wrong);
  }

  #amountFault({ key, factor, section }: AmountColumn, school: BalanceSchool, judged: readonly Section[], wrong: ReadonlySet<string>, record: ReadRecord): SheetFinding[] {
    if (factor !== 1) return this.#unitTwice(key, school, record);
    if (!this.#isThere(key) || this.#columnsOf(key).some((one) => wrong.has(one))) return [];
    const asked = section === null || judged.includes(section);
    if (asked && school.amounts[key] === undefined) return [this.#tell(school.row, key, problems.valueRequired, { field: this.#name(key) })];
    if (!asked && (school.amounts[key] ?? 0) > 0) return [this.#tell(school.row, key, problems.amountElsewhere, { school: school.name, section: section.name, field: this.#name(key) })];
    return [];
  }

  /** The same thing in yuan and in ten thousands of yuan. */
  #unitTwice(key: string, school: BalanceSchool, record: ReadRecord): SheetFinding[] {
    const usual = key.slice(0, key.lastIndexOf('_by_'));
    return (record.values[key] ?? null) === null || (record.values[usual] ?? null) === null ? [] : [this.#tell(school.row, key, problems.amountTwice, { school: school.name, field: this.#name(usual) })];
  }

  /** What is taken off cannot be more than what it is taken from. */
  #negativeFaults(school: BalanceSchool, judged: readonly Section[], wrong: ReadonlySet<string>): SheetFinding[] {
    return this.#rules.indicators.filter(({ of }) => of.some(({ times }) => times < 0)).flatMap(({ of }) => judged.slice(0, 1).flatMap((section) => {
      const own = Object.fromEntries(this.#rules.resources.map(({ key, split }) => [key, school.amounts[split ? key : sectionKey(key, section.key)] ?? 0]));
      const [from, off] = [of.find(({ times }) => times > 0), of.find(({ times }) => times < 0)];
      if (from === undefined || off === undefined || wrong.size > 0 || amountOf(of, own) >= 0) return [];
      return [this.#tell(school.row, off.resource, problems.partExceeds, { school: school.name, part: this.#name(off.resource), whole: this.#name(from.resource) })];
    }));
  }

  #columnsOf(key: string): string[] {
    return this.#amounts.filter((one) => one.key === key || one.key.startsWith(`${key}_by_`)).map((one) => one.key);
  }

  #isThere(key: string): boolean {
    return this.#columnsOf(key).some((one) => this.#columns.has(one));
  }

  #name(key: string): Words {
    return this.#register.fields.find((field) => field.key === key)?.name ?? { zh: key, en: key };
  }

  #at(row: number, key: string) {
    const column = this.#columns.get(key) ?? this.#columns.get(this.#columnsOf(key).find((one) => this.#columns.has(one)) ?? '') ?? 0;
    return { sheet: this.#match.name, row, column };
  }

  #tell<D extends Details>(row: number, key: string, kind: ProblemKind<D>, details: D): SheetFinding {
    return sheetFinding(this.#at(row, key), kind, details);
  }
}
