/*
 * What a county's bureau drew, compiled: kept in memory by the newest versions, which every request asks the database
 * for. So a definition is in force at once on every server, without anybody being told.
 */
import { compileDrawn, type DrawnCounty } from '../../catalog/compile-drawn.ts';
import type { Catalogue } from '../../domain/register/definition.ts';
import type { Db } from '../../db/database.ts';
import { listOwnIndicators } from '../../db/queries/indicator-definitions.ts';
import { listDrawnLists, listDrawnRegisters, stampOfDrawn } from '../../db/queries/register-definitions.ts';
import type { Context } from '../use-case.ts';

/** What is needed to find a county's own definitions. */
export type DrawnContext = Pick<Context, 'db' | 'county' | 'runtime'>;

interface Held { readonly stamp: string; readonly drawn: DrawnCounty }

// By the built-in definitions they were compiled with, then by county.
const byCatalogue = new WeakMap<Catalogue, Map<string, Held>>();
// Within one transaction they are asked for once.
const byTransaction = new WeakMap<Db, Promise<DrawnCounty>>();

/** The county's own definitions as they are in force now. */
export function drawnOf(cx: DrawnContext): Promise<DrawnCounty> {
  const asked = byTransaction.get(cx.db) ?? load(cx);
  byTransaction.set(cx.db, asked);
  return asked;
}

async function load({ db, county, runtime: { catalogue } }: DrawnContext): Promise<DrawnCounty> {
  const counties = byCatalogue.get(catalogue) ?? new Map<string, Held>();
  byCatalogue.set(catalogue, counties);
  const stamp = await stampOfDrawn(db, county);
  const held = counties.get(county);
  if (held?.stamp === stamp) return held.drawn;
  const drawn = compileDrawn(catalogue, { county, registers: await listDrawnRegisters(db, county), codeLists: await listDrawnLists(db, county), indicators: await listOwnIndicators(db, county) });
  counties.set(county, { stamp, drawn });
  return drawn;
}
