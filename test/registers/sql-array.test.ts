/* Columns of many values as SQL arrays: PostgreSQL reads from their text and from their bytes what was put in. */
import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { binaryArray, textArray, type Element, type ElementKind } from '../../src/db/registers/records/sql-array.ts';
import { useDatabase } from '../cluster/use-database.ts';

const base = useDatabase();
let client: Client;
beforeAll(async () => {
  client = new Client({ connectionString: base.ownerUrl });
  await client.connect();
});
afterAll(() => client.end());

type Kind = Exclude<ElementKind, 'any'>;
const casts = { text: 'text', uuid: 'uuid', bytes: 'bytea', hex: 'bytea' } as const;

const same = (item: Element): Element => item;

/** What PostgreSQL reads from both ways of writing the same items. */
async function readBack(kind: Kind, items: readonly Element[]): Promise<{ readonly text: unknown[]; readonly bytes: unknown[] }> {
  const type = casts[kind];
  const { rows: [row] } = await client.query<{ text: unknown[]; bytes: unknown[] }>(`select array(select unnest($1::${type}[])) as text, array(select unnest($2::${type}[])) as bytes`, [textArray(kind, items, same), binaryArray(kind, items, same)]);
  if (!row) throw new Error('no answer');
  return row;
}

const asStored: Readonly<Record<Kind, (item: Element) => unknown>> = {
  text: (item) => item, uuid: (item) => (item === null ? null : String(item).toLowerCase()), bytes: (item) => item, hex: (item) => (item === null ? null : Buffer.from(String(item), 'hex')),
};

const kinds: Readonly<Record<Kind, fc.Arbitrary<Element>>> = {
  // No database keeps a zero byte or half a character in a text.
  text: fc.oneof(fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '').toWellFormed()), fc.constantFrom('', 'NULL', 'null', '"', '\\', '{a,b}', '𬭎𪚥', ' 空 白 ', '\n\t')),
  uuid: fc.uuid().map((id) => (id.charCodeAt(0) % 2 === 0 ? id.toUpperCase() : id)),
  bytes: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  hex: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('hex')),
};

describe('read back', () => {
  test.each(Object.keys(kinds) as Kind[])('%s: what was put in, blanks in their places', async (kind) => {
    await fc.assert(fc.asyncProperty(fc.array(fc.option(kinds[kind]), { maxLength: 30 }), async (items) => {
      const wanted = items.map(asStored[kind]);
      expect(await readBack(kind, items)).toEqual({ text: wanted, bytes: wanted });
    }), { numRuns: 60 });
  });

  test('more than the room there is at first', async () => {
    const items = Array.from({ length: 3 }, (_, at) => '长'.repeat(60_000 + at));
    expect((await readBack('text', items)).bytes).toEqual(items);
    expect((await readBack('text', ['甲'])).bytes).toEqual(['甲']);
  });
});

test('what is no id is refused, and not sent as another', () => {
  expect(() => binaryArray('uuid', ['0000000g-0000-4000-8000-000000000000'], String)).toThrow(TypeError);
  expect(() => binaryArray('uuid', ['测测测测测测测测-0000-4000-8000-000000000000'], String)).toThrow(TypeError);
});

test('an id of another length is refused by the database', async () => {
  const short = binaryArray('uuid', [randomUUID().slice(2)], String);
  await expect(client.query('select $1::uuid[]', [short])).rejects.toMatchObject({ code: '08P01' });
});
