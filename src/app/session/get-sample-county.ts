import { problems, raise } from '../../domain/problem.ts';
import type { Runtime } from '../runtime.ts';
import { findCurrentCounty } from '../system/find-current-county.ts';

/** The code of the sample county. Throws A116 outside sample mode. */
export async function getSampleCounty(runtime: Runtime): Promise<string> {
  const county = runtime.sample ? await findCurrentCounty(runtime) : undefined;
  if (!county) throw raise(problems.sampleOnly, {});
  return county.code;
}
