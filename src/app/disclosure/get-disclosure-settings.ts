import { disclosureSettings, type DisclosureSettings } from '../../contract/disclosure.ts';
import { defaultNumberRule, isNumberRule } from '../../domain/disclosure/index-number.ts';
import { defaultSmallCell } from '../../domain/disclosure/small-cells.ts';
import { findSetting } from '../../db/queries/settings.ts';
import type { Context } from '../use-case.ts';

/** The name under which they are kept. */
export const DISCLOSURE = 'disclosure';

/** How index numbers are made and how small a count by unit may be shown, as the county set it. */
export async function getDisclosureSettings(cx: Pick<Context, 'db' | 'county'>): Promise<DisclosureSettings> {
  const held = disclosureSettings.safeParse(await findSetting(cx.db, cx.county, DISCLOSURE));
  return held.success && isNumberRule(held.data.numberRule) ? held.data : { numberRule: defaultNumberRule, smallCell: defaultSmallCell };
}
