/* Whether a template may be read: made for this register and unit, and old only in ways that do not matter. */
import { problems, type Words } from '../problem.ts';
import { workbookNotes } from '../problems/imports.ts';
import type { RegisterDefinition } from './definition.ts';
import type { MatchInput } from './headings.ts';
import { machineKeys, type Marker } from './machine-header.ts';
import { sheetFinding, type SheetFinding } from './sheet-finding.ts';

/** What is wrong with a template, and what its sender should be told; `keys` are the columns it has. */
export function compareTemplate(marker: Marker, keys: readonly string[], sheet: string, input: MatchInput): { readonly findings: readonly SheetFinding[]; readonly notes: readonly Words[] } {
  const { register, unit, registerName } = input;
  const place = { sheet, row: 0, column: 0 };
  if (marker.register !== register.key) {
    const found = registerName(marker.register) ?? { zh: marker.register, en: marker.register };
    return { findings: [sheetFinding(place, problems.otherRegister, { register: register.name, found })], notes: [] };
  }
  const others = unit !== null && marker.unit !== '' && marker.unit !== unit.id ? [sheetFinding(place, problems.otherUnit, { expected: unit.name })] : [];
  if (marker.version === register.version) return { findings: others, notes: [] };
  const versions = { held: register.version, given: marker.version };
  if (marker.version > register.version) return { findings: [...others, sheetFinding(place, problems.templateNewer, versions)], notes: [] };
  const changes = changesSince(register, keys, input.olderVersion?.(marker.version));
  return changes.length === 0
    ? { findings: others, notes: [workbookNotes.templateOlder(marker.version, register.version)] }
    : { findings: [...others, sheetFinding(place, problems.templateOlder, { ...versions, changes })], notes: [] };
}

/** What was changed since in a way that matters to what was filled in: fields gone, of another type, or newly required. */
function changesSince(register: RegisterDefinition, keys: readonly string[], older: RegisterDefinition | undefined): Words[] {
  const now = new Map(register.fields.map((field) => [field.key, field]));
  const before = new Map(older?.fields.map((field) => [field.key, field]));
  const own: readonly string[] = Object.values(machineKeys);
  const gone = keys.filter((key) => !now.has(key) && !own.includes(key)).map((key) => before.get(key)?.name ?? { zh: key, en: key });
  const added = register.fields.filter((field) => field.required && field.type !== 'formula' && !keys.includes(field.key)).map((field) => field.name);
  const retyped = register.fields.filter((field) => keys.includes(field.key) && before.has(field.key) && before.get(field.key)?.type !== field.type).map((field) => field.name);
  return [
    ...gone.map((name) => ({ zh: `去掉了“${name.zh}”`, en: `"${name.en}" is gone` })), ...added.map((name) => ({ zh: `新增必填的“${name.zh}”`, en: `"${name.en}" is new and required` })),
    ...retyped.map((name) => ({ zh: `“${name.zh}”改了填法`, en: `"${name.en}" is filled in another way` })),
  ];
}
