import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { analyzeTables } from '../../db/registers/analyze-tables.ts';
import { tableOf } from '../../db/registers/register-table.ts';
import type { Runtime } from '../runtime.ts';

/** Lets the database look over registers that many rows came into. Where it cannot, it does so by itself later: the operator is told, nobody is refused anything. */
export async function lookOverRegisters(runtime: Runtime, definitions: readonly RegisterDefinition[]): Promise<void> {
  await runtime.registers.owner.atTheDoor((db) => analyzeTables(db, definitions.map(tableOf)))
    .catch((failure: unknown) => { runtime.log.error('registers were not looked over', failure); });
}
