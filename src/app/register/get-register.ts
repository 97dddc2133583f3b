/* The registers of a county: built in, and drawn by its bureau. */
import type { CodeList, RegisterDefinition } from '../../domain/register/definition.ts';
import { problems, raise } from '../../domain/problem.ts';
import { tableOf, type RegisterTable } from '../../db/registers/register-table.ts';
import type { RecordStore } from '../../db/registers/records/record-row.ts';
import type { Context } from '../use-case.ts';
import { drawnOf } from './drawn-registers.ts';

/** What is needed to find a register. */
export type RegisterContext = Pick<Context, 'db' | 'county' | 'runtime'>;

/** The register with this key. Throws R101, D154 for one that was drawn but cannot be used any more. */
export async function getRegister(cx: RegisterContext, key: string): Promise<RegisterDefinition> {
  const builtIn = cx.runtime.catalogue.registers.get(key);
  if (builtIn) return builtIn;
  const { registers, setAside } = await drawnOf(cx);
  const found = registers.get(key);
  if (found) return found;
  const faults = setAside.get(key);
  if (faults) throw raise(problems.registerSetAside, { register: key, faults: faults.slice(0, 5).map(({ say }) => say) });
  throw raise(problems.notFound, { what: { zh: '该台账', en: 'This register' } });
}

/** The code lists a register may name: a drawn one names those of its county too. */
export const codeListsOf = async (cx: RegisterContext, { county }: Pick<RegisterDefinition, 'county'>): Promise<ReadonlyMap<string, CodeList>> =>
  (county === null ? cx.runtime.catalogue.codeLists : (await drawnOf(cx)).codeLists);

/** All registers of the county, built-in ones first. */
export const allRegisters = async (cx: RegisterContext): Promise<RegisterDefinition[]> =>
  [...cx.runtime.catalogue.registers.values(), ...(await drawnOf(cx)).registers.values()];

// Definitions are frozen: the names of their tables are worked out once.
const tables = new WeakMap<RegisterDefinition, RegisterTable>();

/** Where the county keeps this register. */
export function storeOf({ county, runtime }: Pick<RegisterContext, 'county' | 'runtime'>, definition: RegisterDefinition): RecordStore {
  const table = tables.get(definition) ?? tableOf(definition);
  tables.set(definition, table);
  return { table, county, seal: runtime.registers.seal };
}
