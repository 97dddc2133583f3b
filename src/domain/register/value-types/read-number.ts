import { Big } from 'big.js';
import { problems } from '../../problem.ts';
import type { FieldDefinition } from '../definition.ts';
import { findingOf, type Finding } from '../finding.ts';
import { shownOf, type Typed } from '../typed.ts';
import { scaleOf, typedDecimal } from './number-text.ts';

/** The canonical decimal that was typed, inside the field's bounds; or what is wrong with it. */
export function readNumber(typed: Typed, field: FieldDefinition, scale: number): { readonly decimal: string } | { readonly findings: readonly Finding[] } {
  const shown = shownOf(typed);
  const decimal = typedDecimal(typed, field);
  if (decimal === null) return { findings: [findingOf(field.key, problems.notANumber, { field: field.name, typed: shown, measure: field.measure ?? { zh: '', en: '' } })] };
  const findings = [...precisionFaults(decimal, shown, field, scale), ...boundFaults(decimal, shown, field)];
  return findings.length > 0 ? { findings } : { decimal };
}

function precisionFaults(decimal: string, typed: string, field: FieldDefinition, scale: number): Finding[] {
  if (scaleOf(decimal) <= scale) return [];
  return scale === 0
    ? [findingOf(field.key, problems.notWhole, { field: field.name, typed })]
    : [findingOf(field.key, problems.tooManyDigits, { field: field.name, typed, scale })];
}

function boundFaults(decimal: string, typed: string, field: FieldDefinition): Finding[] {
  if (field.min !== undefined && new Big(decimal).lt(field.min)) return [findingOf(field.key, problems.belowLeast, { field: field.name, typed, least: String(field.min) })];
  if (field.max !== undefined && new Big(decimal).gt(field.max)) return [findingOf(field.key, problems.aboveMost, { field: field.name, typed, most: String(field.max) })];
  return [];
}
