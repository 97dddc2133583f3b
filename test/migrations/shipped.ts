/*
 * Migrations that have been run somewhere are never edited: their digests are kept beside them. A database that ran
 * the old text would otherwise differ from one that ran the new, under the same number.
 */
import { readFileSync } from 'node:fs';

/** Where the digests stand. */
export const shippedFile = new URL('../../migrations/digests.json', import.meta.url);

export interface ShippedMigration { readonly name: string; readonly digest: string }

/** The digests kept, by file name. */
export const readShipped = (): Readonly<Record<string, string>> => JSON.parse(readFileSync(shippedFile, 'utf8')) as Record<string, string>;

/** Where the files and the digests kept differ. */
export function findEditedMigrations(kept: Readonly<Record<string, string>>, present: readonly ShippedMigration[]): string[] {
  const names = new Set(present.map((migration) => migration.name));
  return [
    ...Object.keys(kept).filter((name) => !names.has(name)).map((name) => `${name} is gone. A shipped migration stays; undo it in a new one.`),
    ...present.filter(({ name, digest }) => kept[name] !== undefined && kept[name] !== digest)
      .map(({ name }) => `${name} was edited after it shipped. Take the edit back and write a new migration.`),
    ...present.filter(({ name }) => kept[name] === undefined).map(({ name }) => `${name} has no digest yet. Run npm run schema.`),
  ];
}

/** The digests with those of new migrations added; one that is kept never changes. */
export const addShipped = (kept: Readonly<Record<string, string>>, present: readonly ShippedMigration[]): Record<string, string> =>
  ({ ...Object.fromEntries(present.map(({ name, digest }) => [name, digest])), ...kept });
