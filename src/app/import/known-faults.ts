import { findingOf, type Finding } from '../../domain/register/finding.ts';
import { valueTypes } from '../../domain/register/value-types.ts';
import { problems } from '../../domain/problem.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import type { Judge } from './judge.ts';
import type { PlacedRow } from './place-rows.ts';

/** Cells that were sent out filled in and grey, and came back changed: put back, or explained. */
export function knownFaults({ definition, references, knownCells }: Judge, { source, held, read }: PlacedRow, unit: UnitRow): Finding[] {
  if (source.known.length === 0) return [];
  const others = knownCells.ofUnit(unit.id);
  const masked = new Set(references.maskedIn(unit).map(({ key }) => key));
  return definition.fields.filter(({ key }) => source.known.includes(key) && Object.hasOwn(read, key)).flatMap((field): Finding[] => {
    const was = others[field.key] ?? held?.values[field.key] ?? null;
    const holder = knownCells.heldBy.get(field.key);
    if (was === null || holder === undefined || String(read[field.key] ?? '') === String(was)) return [];
    const shown = masked.has(field.key) ? '' : valueTypes[field.type].show(was, field, references.contextFor(unit), 'zh');
    return [{ ...findingOf(field.key, problems.knownChanged, { field: field.name, holder, was: shown }), strength: 'experience' }];
  });
}
