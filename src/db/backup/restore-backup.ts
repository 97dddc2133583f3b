/*
 * Puts a backup in the place of everything the database holds. The file is checked through first; then one
 * transaction does it all, so that a failure at any point changes nothing.
 */
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { problems, raise } from '../../domain/problem.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { remakeRegisters } from '../registers/remake-registers.ts';
import { translateFailure } from '../failures.ts';
import { listMigrations, migrate } from '../migrate.ts';
import { isServed } from '../serving-mark.ts';
import type { BackupManifest, BackupTable } from './manifest.ts';
import { agrees, type OpenBackup, withBackup } from './open-backup.ts';
import { compareGrants, type ComparedGrant, readStandingGrants } from './standing-grants.ts';
import { copyCommand, listTables, qualified, type Table } from './tables.ts';

const PATIENCE_MS = 20_000;
const LOCK_PAUSE_MS = 20;
const LOCK_NOT_FREE = '55P03';

/** What may be said about a restore. */
export interface RestoreOptions {
  /** Tables whose rows are not brought back and end up empty: what must not come alive again, such as sessions. */
  readonly leaveEmpty?: readonly string[];
  /** The moment as of which tokens of systems that were in force then wait to be authorised again: some may have been revoked since. */
  readonly suspendTokensAt?: Date;
  /** How long to wait for those who work to let go of the tables. */
  readonly patienceMs?: number;
}

/** What was brought back. */
interface Restored {
  /** Tokens of systems that wait to be authorised again. */
  readonly suspendedTokens: number;
  /** Who holds which role where, and how that differs from what stood before. */
  readonly grants: readonly ComparedGrant[];
}

type Migrations = Awaited<ReturnType<typeof listMigrations>>;

/**
 * Restores a backup over whatever is there, also while the system runs: its users wait, then see the restored data.
 * A backup of an older schema is brought up to the present one. Throws S111 to S117, S148; nothing has changed then.
 */
export async function restoreBackup(ownerUrl: string, file: string, options: RestoreOptions = {}): Promise<BackupManifest & Restored> {
  return withBackup(file, async (backup) => {
    const shipped = await listMigrations();
    checkSchema(file, backup.manifest, shipped);
    await migrate(ownerUrl);
    return { ...backup.manifest, ...await replaceAll(ownerUrl, file, backup, shipped, options) };
  });
}

/** The backup must have gone through the same first migrations as this program ships. */
function checkSchema(file: string, { schema }: BackupManifest, shipped: Migrations): void {
  const held = schema.at(-1)?.no ?? 0;
  const known = shipped.at(-1)?.no ?? 0;
  if (held > known) throw raise(problems.backupNewer, { file, held, known });
  const other = schema.find(({ digest }, at) => shipped[at]?.digest !== digest);
  if (other !== undefined) throw raise(problems.backupOtherSchema, { file, difference: other.name });
}

async function replaceAll(
  ownerUrl: string, file: string, backup: OpenBackup, shipped: Migrations, options: RestoreOptions,
): Promise<Restored> {
  const client = new Client({ connectionString: ownerUrl });
  // A connection lost in the middle also fails the query under way, which is where it is dealt with.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('begin');
    await lockAll(client, options.patienceMs ?? PATIENCE_MS);
    const [keys, before] = [await readKeyDigests(client), await readStandingGrants(client)];
    const [first, later] = [shipped.slice(0, backup.manifest.schema.length), shipped.slice(backup.manifest.schema.length)];
    if (later.length > 0) await rebuild(client, first);
    await refill(client, file, backup, options.leaveEmpty ?? []);
    for (const { sql } of later) await client.query(sql);
    await requireSameKeys(client, file, keys);
    const suspendedTokens = await suspendTokens(client, options.suspendTokensAt);
    const grants = compareGrants(before, await readStandingGrants(client));
    await client.query('commit');
    return { suspendedTokens, grants };
  } catch (failure) {
    const broken = brokenRule(failure);
    throw broken === undefined ? translateFailure(failure) : raise(problems.backupOtherSchema, { file, difference: broken });
  } finally {
    // Ends the transaction too, if it is still open.
    await client.end();
  }
}

async function suspendTokens(client: Client, at: Date | undefined): Promise<number> {
  if (at === undefined) return 0;
  const { rowCount } = await client.query('update api_token t set authorised_by = null, authorised_at = null, suspended_at = $1 from county c where t.county = c.code and t.authorised_at is not null and t.revoked_at is null and t.expires_at > $1', [at]);
  return rowCount ?? 0;
}

type KeyDigests = ReadonlyMap<number, Buffer>;

async function readKeyDigests(client: Client): Promise<KeyDigests> {
  const { rows } = await client.query<{ id: number; digest: Buffer }>('select id, digest from seal_key');
  return new Map(rows.map(({ id, digest }) => [id, digest]));
}

// A server that runs goes on with the keys it began with: beside rows of other keys it would find no number and notice no double.
async function requireSameKeys(client: Client, file: string, before: KeyDigests): Promise<void> {
  const strange = [...await readKeyDigests(client)].some(([id, digest]) => before.get(id)?.equals(digest) === false);
  if (strange && await isServed(client)) throw raise(problems.backupOtherKeys, { file });
}

/** The name of the constraint that the rows of the backup do not meet, if that is what went wrong. */
function brokenRule(failure: unknown): string | undefined {
  const { code, constraint, column } = failure as { code?: string; constraint?: string; column?: string };
  return code?.startsWith('23') === true ? constraint ?? column ?? code : undefined;
}

/**
 * Takes all tables or none: waiting for one while holding another could meet someone who does it the other way round,
 * and the database would then throw one of us out.
 */
async function lockAll(client: Client, patienceMs: number): Promise<void> {
  const names = [...(await listTables(client)), { name: 'schema_migration' }].map(qualified).join(', ');
  const until = Date.now() + patienceMs;
  await client.query('savepoint unlocked');
  while (!(await takeNow(client, `lock table ${names} in access exclusive mode nowait`))) {
    if (Date.now() > until) throw raise(problems.restoreBusy, {});
    await client.query('rollback to savepoint unlocked');
    await sleep(LOCK_PAUSE_MS);
  }
}

const takeNow = (client: Client, command: string): Promise<boolean> =>
  client.query(command).then(() => true, (failure: { code?: string }) => {
    if (failure.code === LOCK_NOT_FREE) return false;
    throw failure;
  });

/** An older backup is loaded into the schema it knew, which later migrations then carry forward, data and all. */
async function rebuild(client: Client, first: Migrations): Promise<void> {
  await client.query(`create schema kept; alter table public.schema_migration set schema kept;
    drop schema public cascade; create schema public; grant usage on schema public to public`);
  for (const { sql } of first) await client.query(sql);
  await client.query('alter table kept.schema_migration set schema public; drop schema kept');
}

async function refill(client: Client, file: string, backup: OpenBackup, leaveEmpty: readonly string[]): Promise<void> {
  // Registers may have other fields by now: their tables are made again as they were when the backup was written.
  const linkRegisters = await remakeRegisters(client, (backup.manifest.registers ?? []) as readonly RegisterDefinition[]);
  const tables = await listTables(client);
  const held = new Map(backup.manifest.tables.map(table => [table.name, table]));
  const difference = findDifference(tables, held);
  if (difference !== undefined) throw raise(problems.backupOtherSchema, { file, difference });
  await client.query(`truncate ${tables.map(qualified).join(', ')}`);
  for (const table of tables) {
    const rows = held.get(table.name);
    if (rows !== undefined && !leaveEmpty.includes(table.name)) await load(client, file, backup, table, rows);
  }
  await linkRegisters();
}

async function load(client: Client, file: string, backup: OpenBackup, table: Table, held: BackupTable): Promise<void> {
  // The rows are history: what happens when a row is new, such as the audit's numbering, happened to them already.
  await client.query(`alter table ${qualified(table)} disable trigger user`);
  const { rows, meter } = await backup.readTable(held);
  await pipeline(rows, client.query(copyFrom(copyCommand(held, 'from stdin'))));
  // Read a second time since it was checked: the file may have changed meanwhile.
  if (!agrees(held, meter)) throw raise(problems.backupDamaged, { file, part: table.name });
  await client.query(`alter table ${qualified(table)} enable trigger user`);
}

/** The first table or column that only one side has. */
function findDifference(tables: readonly Table[], held: ReadonlyMap<string, BackupTable>): string | undefined {
  const names = new Set([...tables.map(({ name }) => name), ...held.keys()]);
  const columns = new Map(tables.map(table => [table.name, table.columns.toSorted().join()]));
  return [...names].find(name => columns.get(name) !== held.get(name)?.columns.toSorted().join());
}
