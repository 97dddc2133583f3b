/*
 * A worked example of a register, run: its values are read, computed and checked as those of a record are. What it names
 * elsewhere — a unit, a person, a record, a file — is taken to be there: an example is about the register itself.
 */
import type { Words } from '../problems/problem.ts';
import { checkRecord, computeFields } from './check-record.ts';
import type { CodeList, FieldDefinition, LimitTable, RegisterDefinition, RegisterExample } from './definition.ts';
import type { Finding } from './finding.ts';
import type { ReadContext } from './read-context.ts';
import { readRecord } from './read-record.ts';
import type { FieldValue, RecordValues } from './record-values.ts';

/** What an example is run among. */
export interface ExampleWorld {
  /** The day it is run on, where the example names none. */
  readonly today: string;
  readonly codeLists: ReadonlyMap<string, CodeList>;
  readonly limits: ReadonlyMap<string, LimitTable>;
  readonly registers: ReadonlyMap<string, Pick<RegisterDefinition, 'key' | 'name'>>;
}

/** What came of it. */
export interface ExampleRun {
  readonly values: RecordValues;
  readonly findings: readonly Finding[];
  /** What is not as the example says; nothing when it holds. */
  readonly differs: readonly Words[];
}

/** Runs an example. */
export function runExample(register: RegisterDefinition, example: RegisterExample, world: ExampleWorld): ExampleRun {
  const today = example.on ?? world.today;
  const read = readRecord(withoutKinds(register), example.given, contextOf(world, today), true);
  const around = { today, limits: world.limits, previous: example.previous };
  const values = computeFields(register, read.values, around);
  const findings = [...read.findings, ...checkRecord(register, values, around)];
  return { values, findings, differs: [...findingDifferences(register, example, findings), ...valueDifferences(register, example, values)] };
}

const kindless = new WeakMap<RegisterDefinition, RegisterDefinition>();

// Whether a unit is of the right kind is asked of units that are there.
function withoutKinds(register: RegisterDefinition): RegisterDefinition {
  const held = kindless.get(register) ?? { ...register, fields: register.fields.map((field): FieldDefinition => { const { kinds, ...rest } = field; return kinds === undefined ? field : rest; }) };
  kindless.set(register, held);
  return held;
}

const contextOf = ({ codeLists, registers }: ExampleWorld, today: string): ReadContext => ({
  today, codeList: (key) => codeLists.get(key) ?? { key, name: { zh: key, en: key }, source: '', items: [] },
  register: (key) => (registers.get(key) ?? { key, name: { zh: key, en: key } }) as RegisterDefinition,
  findUnit: (text) => ({ unit: { id: text, name: text, code: '', kind: '' } }), unitNames: [], findPerson: (text) => ({ id: text }), findRecord: (_, text) => ({ id: text }), hasFile: () => true, nameOf: (_, id) => id,
});

const sameProblem = (one: { readonly field: string; readonly problem: string }, finding: Finding): boolean => one.field === finding.field && one.problem === finding.code;

function findingDifferences(register: RegisterDefinition, { expect }: RegisterExample, findings: readonly Finding[]): Words[] {
  const missing = expect.filter((one) => !findings.some((finding) => sameProblem(one, finding)));
  const unexpected = findings.filter((finding) => !expect.some((one) => sameProblem(one, finding)));
  return [
    ...missing.map(({ field, problem }) => { const name = nameOf(register, field); return { zh: `“${name.zh}”应当有 ${problem}，实际没有`, en: `"${name.en}" should be told ${problem}, but is not` }; }),
    ...unexpected.map(({ field, code, zh, en }) => { const name = nameOf(register, field); return { zh: `“${name.zh}”没有料到 ${code}：${zh}`, en: `"${name.en}" is told ${code}, which was not expected: ${en}` }; }),
  ];
}

function valueDifferences(register: RegisterDefinition, { computes }: RegisterExample, values: RecordValues): Words[] {
  return Object.entries(computes ?? {}).filter(([key, expected]) => textOf(expected) !== textOf(values[key] ?? null)).map(([key, expected]) => {
    const name = nameOf(register, key);
    return { zh: `“${name.zh}”应当算得 ${textOf(expected) || '空白'}，实际是 ${textOf(values[key] ?? null) || '空白'}`, en: `"${name.en}" should be ${textOf(expected) || 'blank'}, but is ${textOf(values[key] ?? null) || 'blank'}` };
  });
}

const textOf = (value: FieldValue): string => (value === null ? '' : Array.isArray(value) ? value.join('、') : String(value));

const nameOf = ({ fields }: RegisterDefinition, key: string): Words => fields.find((field) => field.key === key)?.name ?? { zh: key, en: key };
