/* A few primary schools with everything that registers ask of them for the balance between schools. */
import { expect } from 'vitest';
import type { Unit } from '../../src/contract/unit.ts';
import type { Person } from './world.ts';

/** A school: its pupils, and the value of its instruments; null: its equipment is not reported. */
export type FewSchool = readonly [unit: string, pupils: number, instruments: number | null];

/** Puts them into the registers; answers the units by name. */
export async function addFewSchools(office: Person, schools: readonly FewSchool[]): Promise<ReadonlyMap<string, Unit>> {
  const units = new Map((await office.get<Unit[]>('/api/units')).map((unit) => [unit.name, unit]));
  for (const [at, [unit, pupils, instruments]] of schools.entries()) {
    const create = async (register: string, values: object): Promise<void> => {
      const answer = await office.send('POST', `/api/registers/${register}/records`, { unitId: units.get(unit)?.id, values });
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    };
    await create('school', { school_code: `213500000${at}`, kind: 'primary', ownership: 'public', area_type: 'city' });
    await create('class', { school_year: '2025-2026', stage: 'primary', grade: 'g1', number: 1, pupils });
    await create('room', { building: '楼', name: '教室', kind: 'classroom', count: 6, area: '540' });
    await create('sports_ground', { name: '田径场', kind: 'track', area: '2000' });
    for (const turn of [1, 2, 3]) await create('teacher', { staff_number: `T00${at}${turn}`, name: '孟喆', sex: '2', born_on: '1985-03-02', stage: 'primary', full_time: 'yes', degree: 'bachelor', subject: '体育', backbone: turn === 1 ? 'city' : 'none' });
    if (instruments !== null) await create('equipment', { year: '2025', pupils, books: 1000, computers: 10, multimedia_rooms: 3, instruments: String(instruments) });
  }
  return units;
}
