import { findCounty } from '../../db/queries/counties.ts';
import type { Runtime } from '../runtime.ts';

/** The county of this installation, or undefined before set-up. */
export const findCurrentCounty = (runtime: Runtime) => runtime.database.atTheDoor(findCounty);
