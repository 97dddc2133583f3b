/* A server killed while several people save records: what it said yes to is there, whole, with every version of it. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { OpenedRecord, RecordVersion, SavedRecord } from '../../src/contract/register.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { call, signInAt, startServer, useServer, type Visitor } from './running-server.ts';

const ROUNDS = 3;
const HANDS = 6;
const RECORDS = '/api/registers/class/records';

const place = useServer('kill-saving');

/** What was answered yes to: the version of each record. */
type Promised = Map<string, number>;

/** Makes class after class and changes each twice, until the server is gone. */
async function save(visitor: Visitor, unitId: string, place: { readonly year: string; readonly grade: string }, promised: Promised): Promise<void> {
  for (let number = 1; number <= 60; number += 1) {
    try {
      const made = await call<SavedRecord>(visitor, 'POST', RECORDS, { unitId, values: { school_year: place.year, stage: 'primary', grade: place.grade, number, pupils: 30 } });
      expect(made.status, JSON.stringify(made.body)).toBe(201);
      const { id } = made.body.record;
      promised.set(id, 1);
      for (const version of [1, 2]) {
        const changed = await call<SavedRecord>(visitor, 'PATCH', `${RECORDS}/${id}`, { values: { pupils: 30 + version } }, { 'if-match': `"${version}"` });
        expect(changed.status, JSON.stringify(changed.body)).toBe(200);
        promised.set(id, version + 1);
      }
    } catch (lost) {
      expect(lost).toBeInstanceOf(TypeError);
      return;
    }
  }
}

it(`killed ${ROUNDS} times while ${HANDS} hands save`, { timeout: 120_000 }, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const office = await signInAt(place.server.url, '周敏');
    const school = (await call<Unit[]>(office, 'GET', '/api/units')).body.find(({ name }) => name === '青岚县实验小学')?.id ?? '';
    const promised: Promised = new Map();
    const hands = Array.from({ length: HANDS }, (_, hand) => save(office, school, { year: `201${round}-201${round + 1}`, grade: `g${hand + 1}` }, promised));
    // In the middle of things: each round a little later.
    while (promised.size <= HANDS * (round + 1)) await pause(5);
    await place.server.end('SIGKILL');
    await Promise.all(hands);
    expect(promised.size).toBeGreaterThan(HANDS);
    place.server = await startServer(place.folder);
    const again = await signInAt(place.server.url, '周敏');
    for (const [id, said] of promised) {
      const { body: { record } } = await call<OpenedRecord>(again, 'GET', `${RECORDS}/${id}`);
      // The last thing asked may have been done without the answer having arrived.
      expect([said, said + 1]).toContain(record.version);
      expect(record.values['pupils']).toBe(29 + record.version);
      const { body: versions } = await call<readonly RecordVersion[]>(again, 'GET', `${RECORDS}/${id}/history`);
      expect(versions.map(({ version }) => version).toSorted((a, b) => a - b)).toEqual(Array.from({ length: record.version }, (_, at) => at + 1));
    }
  }
});
