import type { Asker, Runtime } from '../runtime.ts';
import { getSampleCounty } from './get-sample-county.ts';
import { keepSession, type OpenedSession } from './open-session.ts';

/** Signs in as a chosen person, in sample mode only. Throws A116, A107. */
export async function openSampleSession(runtime: Runtime, asker: Asker, input: { account: string }): Promise<OpenedSession> {
  const county = await getSampleCounty(runtime);
  return keepSession(runtime, asker, { county, accountId: input.account, clear: [] });
}
