/* Schools as a workbook that the command balance weighs again: the sheet of schools filled in, and the sheet of the county's items. */
import type { BalanceRules } from '../../domain/balance/balance-rules.ts';
import { layoutChecklist } from '../../domain/balance/checklist-sheet.ts';
import type { CountySchool } from '../../domain/balance/county-school.ts';
import { amountColumns, pupilsKey, schoolColumns, schoolContext, schoolKeys } from '../../domain/balance/school-columns.ts';
import type { FieldValue } from '../../domain/register/record-values.ts';
import { layoutTemplate } from '../../domain/register/template.ts';
import type { PlainDate } from '../../domain/values/plain-date.ts';
import { writeLayoutBytes } from '../../office/workbook/write-layout.ts';

/** What stands in the workbook. */
export interface SchoolsToWrite { readonly rules: BalanceRules; readonly schools: readonly CountySchool[]; readonly items: ReadonlyMap<string, number>; readonly on: PlainDate; readonly unit: { readonly id: string; readonly name: string }; readonly language: 'zh' | 'en' }

/** Writes the workbook. What is not known stays blank. */
export async function writeSchools({ rules, schools, items, on, unit, language }: SchoolsToWrite): Promise<Uint8Array> {
  const records = schools.map((school) => ({ id: school.unitId, version: 1, values: valuesOf(rules, school), known: [], masked: [] }));
  const layout = layoutTemplate({ register: schoolColumns(rules, true), context: schoolContext(rules, on), unit, records, language });
  return writeLayoutBytes(rules.checklist.length === 0 ? layout : { ...layout, sheets: [...layout.sheets, layoutChecklist(rules, on, language, items)] });
}

function valuesOf(rules: BalanceRules, { name, kind, pupils, amounts }: CountySchool): Readonly<Record<string, FieldValue>> {
  return {
    [schoolKeys.name]: name, [schoolKeys.kind]: kind,
    ...Object.fromEntries(rules.sections.map(({ key }) => [pupilsKey(key), pupils[key] ?? null])),
    ...Object.fromEntries(amountColumns(rules).filter(({ factor }) => factor === 1).map(({ key, resource }) => [key, written(amounts[key], resource.digits)])),
  };
}

// Decimals are kept as text, as registers keep them.
const written = (amount: number | undefined, digits: number): FieldValue => (amount === undefined ? null : digits === 0 ? Math.round(amount) : amount.toFixed(digits));
