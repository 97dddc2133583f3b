import { disclosureSettings, type DisclosureSettings } from '../../contract/disclosure.ts';
import { defaultNumberRule, isNumberRule } from '../../domain/disclosure/index-number.ts';
import { defaultSmallCell } from '../../domain/disclosure/small-cells.ts';
import { problems, raise } from '../../domain/problem.ts';
import { findSetting, putSetting } from '../../db/queries/settings.ts';
import { useCase, type Context } from '../use-case.ts';

/** The name under which they are kept. */
const DISCLOSURE = 'disclosure';

/** How index numbers are made and how small a count by unit may be shown, as the county set it. */
export async function getDisclosureSettings(cx: Pick<Context, 'db' | 'county'>): Promise<DisclosureSettings> {
  const held = disclosureSettings.safeParse(await findSetting(cx.db, cx.county, DISCLOSURE));
  return held.success && isNumberRule(held.data.numberRule) ? held.data : { numberRule: defaultNumberRule, smallCell: defaultSmallCell };
}

/** Reads them. Throws A103. */
export const readDisclosureSettings = useCase('setting.read', (cx, _input: Record<never, never>) => getDisclosureSettings(cx));

/** Changes them; numbers that were given stay. Throws A103, P107. */
export const changeDisclosureSettings = useCase('setting.change', async (cx, input: DisclosureSettings) => {
  cx.allow(`${cx.county}/`);
  cx.about({ kind: 'setting', id: DISCLOSURE, unitPath: `${cx.county}/`, details: { ...input } });
  if (!isNumberRule(input.numberRule)) throw raise(problems.disclosureNumberRule, {});
  await putSetting(cx.db, cx.county, DISCLOSURE, input, cx.actor.id, cx.now);
  return input;
});
