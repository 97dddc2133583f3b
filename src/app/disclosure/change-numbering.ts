import type { DisclosureSettings } from '../../contract/disclosure.ts';
import { isNumberRule } from '../../domain/disclosure/index-number.ts';
import { problems, raise } from '../../domain/problem.ts';
import { putSetting } from '../../db/queries/settings.ts';
import { useCase } from '../use-case.ts';
import { DISCLOSURE } from './get-disclosure-settings.ts';

/** Changes how index numbers are made; those that were given stay. Throws A103, G107. */
export const changeNumbering = useCase('numbering.change', async (cx, input: DisclosureSettings) => {
  cx.allow(`${cx.county}/`);
  cx.about({ kind: 'setting', id: DISCLOSURE, unitPath: `${cx.county}/`, details: { ...input } });
  if (!isNumberRule(input.numberRule)) throw raise(problems.disclosureNumberRule, {});
  await putSetting(cx.db, cx.county, DISCLOSURE, input, cx.actor.id, cx.now);
  return input;
});
