/* The registers of a county: built in, and drawn by its bureau. */
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { problems, raise } from '../../domain/problem.ts';
import { findDrawnRegister, listDrawnRegisters } from '../../db/queries/register-definitions.ts';
import { tableOf, type RegisterTable } from '../../db/registers/register-table.ts';
import type { RecordStore } from '../../db/registers/records/record-row.ts';
import type { Context } from '../use-case.ts';

/** What is needed to find a register. */
export type RegisterContext = Pick<Context, 'db' | 'county' | 'runtime'>;

/** The register with this key. Throws R101. */
export async function getRegister({ db, county, runtime }: RegisterContext, key: string): Promise<RegisterDefinition> {
  const found = runtime.catalogue.registers.get(key) ?? await findDrawnRegister(db, county, key);
  if (!found) throw raise(problems.notFound, { what: { zh: '该台账', en: 'This register' } });
  return found;
}

/** All registers of the county, built-in ones first. */
export const allRegisters = async ({ db, county, runtime }: RegisterContext): Promise<RegisterDefinition[]> =>
  [...runtime.catalogue.registers.values(), ...await listDrawnRegisters(db, county)];

// Definitions are frozen: the names of their tables are worked out once.
const tables = new WeakMap<RegisterDefinition, RegisterTable>();

/** Where the county keeps this register. */
export function storeOf({ county, runtime }: Pick<RegisterContext, 'county' | 'runtime'>, definition: RegisterDefinition): RecordStore {
  const table = tables.get(definition) ?? tableOf(definition);
  tables.set(definition, table);
  return { table, county, seal: runtime.registers.seal };
}
