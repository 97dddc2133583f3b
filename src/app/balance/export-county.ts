import { applyTrials, type Trial } from '../../domain/balance/what-if.ts';
import { exportName, type ExportedFile } from '../plan/exported-file.ts';
import { useCase } from '../use-case.ts';
import { gatherCounty, type CountyInput } from './gather-county.ts';
import { writeSchools } from './write-schools.ts';

interface ExportInput extends CountyInput { readonly trials: readonly Trial[]; readonly language: 'zh' | 'en' }

/** The schools of the county, with numbers that were tried, as a workbook for the command balance. Throws A103, R101, R314, R325. */
export const exportCounty = useCase('balance.export', async (cx, input: ExportInput): Promise<ExportedFile> => {
  const { book: { rules }, schools, items, around: { unit, today }, whole } = await gatherCounty(cx, 'balance.export', input);
  const tried = applyTrials(rules, schools, input.trials).map((school, at) => ({ ...school, unitId: schools[at]?.unitId ?? '' }));
  const bytes = await writeSchools({ rules, schools: tried, items: whole ? items : new Map(), on: today, unit, language: input.language });
  cx.about({ kind: 'balance', id: rules.key, unitPath: unit.path, name: rules.name.zh, details: { schools: schools.length, trials: input.trials.length, asOf: today } });
  return { name: exportName(rules.name[input.language], input.trials.length === 0 ? '.xlsx' : input.language === 'en' ? ' what-if.xlsx' : '·试算.xlsx'), media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes };
});
