import { lightSettings, type LightSettings } from '../../contract/ledger.ts';
import { defaultLights } from '../../domain/ledger/light.ts';
import { findSetting, putSetting } from '../../db/queries/settings.ts';
import { useCase, type Context } from '../use-case.ts';

const KEY = 'lights';

/** The county's thresholds, or the defaults. */
export async function loadLights(cx: Pick<Context, 'db' | 'county'>): Promise<LightSettings> {
  const held = lightSettings.safeParse(await findSetting(cx.db, cx.county, KEY));
  return held.success ? held.data : defaultLights;
}

/** Reads when lights turn. */
export const readLights = useCase('setting.read', (cx, _input: Record<never, never>) => loadLights(cx));

/** Changes when lights turn. */
export const changeLights = useCase('setting.change', async (cx, input: LightSettings) => {
  cx.allow(`${cx.county}/`);
  cx.about({ kind: 'setting', id: KEY, unitPath: `${cx.county}/`, details: { ...input } });
  await putSetting(cx.db, cx.county, KEY, input, cx.actor.id, cx.now);
  return input;
});
