/* The built-in catalogue, read once for all the test files of a process, and a database that holds its tables, made once for a run. */
import { readCatalogue } from '../../src/catalog/read-catalogue.ts';
import { applyRegisters } from '../../src/db/registers/apply-registers.ts';
import type { Catalogue } from '../../src/domain/register/definition.ts';

/** When every world begins. */
export const BEGINNING = '2026-03-02T01:00:00Z';

// It is frozen: no test can change it for another.
let read: Promise<Catalogue> | undefined;

/** The definitions of `catalog/`, as a server would read them. */
export function builtIn(): Promise<Catalogue> {
  read ??= readCatalogue();
  return read;
}

/** A database from which those of tests with the built-in registers are copied: what is in it, and how it gets there. */
export const withBuiltIn = {
  name: 'template_registers',
  fill: async (ownerUrl: string): Promise<void> => { await applyRegisters(ownerUrl, [...(await builtIn()).registers.values()], new Date(BEGINNING)); },
} as const;
