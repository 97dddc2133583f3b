import { lightSettings, type LightSettings } from '../../contract/ledger.ts';
import { defaultLights, isSensible } from '../../domain/ledger/light.ts';
import { findSetting } from '../../db/queries/settings.ts';
import type { Context } from '../use-case.ts';

/** The name under which the thresholds are kept. */
export const LIGHTS = 'lights';

/** The county's thresholds, or the defaults where it has set none. */
export async function getLights(cx: Pick<Context, 'db' | 'county'>): Promise<LightSettings> {
  const held = lightSettings.safeParse(await findSetting(cx.db, cx.county, LIGHTS));
  return held.success && isSensible(held.data) ? held.data : defaultLights;
}
