import type { LightSettings } from '../../contract/ledger.ts';
import { isSensible } from '../../domain/ledger/light.ts';
import { problems, raise } from '../../domain/problem.ts';
import { putSetting } from '../../db/queries/settings.ts';
import { useCase } from '../use-case.ts';
import { LIGHTS } from './get-lights.ts';

/** Changes when lights turn. Throws A103, L114. */
export const changeLights = useCase('setting.change', async (cx, input: LightSettings) => {
  cx.allow(`${cx.county}/`);
  cx.about({ kind: 'setting', id: LIGHTS, unitPath: `${cx.county}/`, details: { ...input } });
  if (!isSensible(input)) throw raise(problems.lightsAbsurd, {});
  await putSetting(cx.db, cx.county, LIGHTS, input, cx.actor.id, cx.now);
  return input;
});
