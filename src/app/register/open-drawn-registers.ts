/*
 * At the start: the tables of what counties drew follow their definitions and this program. One that does not compile
 * any more, or whose table cannot follow, never stops the start: the operator is told, its page says so, the rest works.
 */
import { compileDrawn } from '../../catalog/compile-drawn.ts';
import { isProblem, problems, raise } from '../../domain/problem.ts';
import { listCounties } from '../../db/queries/counties.ts';
import { listDrawnLists, listDrawnRegisters } from '../../db/queries/register-definitions.ts';
import type { Runtime } from '../runtime.ts';
import { doorScope } from '../session/door-scope.ts';

/** Brings up what every county drew; what cannot be is told to the operator's log. */
export async function openDrawnRegisters(runtime: Runtime): Promise<void> {
  for (const county of await runtime.registers.owner.atTheDoor(listCounties)) {
    const drawn = await runtime.database.within(doorScope(county), async (db) =>
      compileDrawn(runtime.catalogue, { county, registers: await listDrawnRegisters(db, county), codeLists: await listDrawnLists(db, county) }));
    for (const [register, faults] of drawn.setAside) {
      runtime.log.error('drawn register set aside', raise(problems.registerSetAside, { register, faults: faults.slice(0, 5).map(({ say }) => say) }), { county, register });
    }
    for (const definition of drawn.registers.values()) {
      await runtime.registers.apply([definition]).catch((failure: unknown) => {
        if (!isProblem(failure)) throw failure;
        runtime.log.error('drawn register cannot follow', failure, { county, register: definition.key });
      });
    }
  }
}
