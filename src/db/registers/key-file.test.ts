import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '../../../test/cluster/use-database.ts';
import { openFieldSeal, rotateKeys } from './key-file.ts';

const database = useDatabase();
const now = new Date('2026-03-02T01:00:00Z');
const place = { county: 'qinglan', register: 'teacher', field: 'id_number', id: randomUUID() };
let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuezheng-keys-'));
  file = join(folder, 'inner', 'keys.json');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const openSeal = () => openFieldSeal(database.ownerUrl, file, now);

describe('the key file', () => {
  test('is made at the first start, for its owner alone, by one of several servers', async () => {
    const seals = await Promise.all([openSeal(), openSeal(), openSeal()]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const sealed = seals[0]?.seal(place, '11010119900307451X') ?? Buffer.alloc(0);
    expect(seals[2]?.open(place, sealed)).toBe('11010119900307451X');
    expect(seals[1]?.digest(place, 'x')).toEqual(seals[2]?.digest(place, 'x'));
  });

  test('rotates: new values under the new key, old ones still open, look-ups the same', async () => {
    const before = await openSeal();
    const old = before.seal(place, '旧号码');
    expect(await rotateKeys(database.ownerUrl, file, now)).toBe(2);
    const after = await openSeal();
    expect(after.open(place, old)).toBe('旧号码');
    expect(after.seal(place, 'x').readUInt32BE(1)).toBe(2);
    expect(after.digest(place, 'x')).toEqual(before.digest(place, 'x'));
    // A server that was running when the keys were rotated opens what the others seal.
    expect(before.open(place, after.seal(place, 'x'))).toBe('x');
  });

  test('opens nothing that was moved or altered', async () => {
    const seal = await openSeal();
    const sealed = seal.seal(place, '110101199003074514');
    for (const other of [{ ...place, id: randomUUID() }, { ...place, field: 'phone' }, { ...place, county: 'lanhe' }, { ...place, register: 'pupil' }]) {
      expect(() => seal.open(other, sealed)).toThrow(expect.objectContaining({ code: 'S134' }));
    }
    for (let byte = 0; byte < sealed.length; byte += 1) {
      const altered = Buffer.from(sealed);
      altered.writeUInt8(altered.readUInt8(byte) ^ 1, byte);
      expect(() => seal.open(place, altered), String(byte)).toThrow(expect.objectContaining({ code: 'S134' }));
    }
    expect(() => seal.open(place, Buffer.alloc(0))).toThrow(expect.objectContaining({ code: 'S134' }));
    expect(seal.digest(place, 'x')).not.toEqual(seal.digest({ ...place, county: 'lanhe' }, 'x'));
  });

  test('refuses a start when it is readable by others, garbled, of another database, or gone', async () => {
    const held = await readFile(file, 'utf8');
    await chmod(file, 0o644);
    await expect(openSeal()).rejects.toMatchObject({ code: 'S132' });
    await chmod(file, 0o600);
    for (const text of ['', '{', '{}', held.slice(0, -20), held.replace(/"current": \d/, '"current": 9'), held.replace(/"key": "..../, '"key": "')]) {
      await writeFile(file, text);
      await expect(openSeal(), text.slice(0, 20)).rejects.toMatchObject({ code: 'S131' });
    }
    await writeFile(file, held.replace(/"lookup": "../, '"lookup": "zz'));
    await expect(openSeal()).rejects.toMatchObject({ code: 'S133' });
    await writeFile(file, held);
    await expect(openSeal()).resolves.toBeDefined();
    await rm(file);
    await expect(openSeal()).rejects.toMatchObject({ code: 'S130' });
    await expect(rotateKeys(database.ownerUrl, file, now)).rejects.toMatchObject({ code: 'S130' });
    await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('the database holds no key, only digests', async () => {
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ id: number; n: number }>('select id, length(digest) as n from seal_key order by id').finally(() => client.end());
    expect(rows).toEqual([{ id: 0, n: 32 }, { id: 1, n: 32 }, { id: 2, n: 32 }]);
  });
});
