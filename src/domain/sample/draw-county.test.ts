/* The sample county as it is drawn: the same from the same seed, of the size that was asked for, believable, nobody's. */
import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../catalog/read-catalogue.ts';
import { readSampleCounty } from '../../catalog/sample-county.ts';
import { readSampleNames } from '../../catalog/sample-names.ts';
import { idNumber } from '../register/text-formats/id-number.ts';
import { studentNumber } from '../register/text-formats/student-number.ts';
import { checkRecord, computeFields } from '../register/check-record.ts';
import type { RegisterDefinition } from '../register/definition.ts';
import { countySizes, drawCounty, type CountySizeName } from './draw-county.ts';
import { drawRecords, type DrawnRecord } from './draw-records.ts';
import { firstAge, gradesOf, kindNamed } from './school-kinds.ts';

const [names, { registers, limits }, sample] = await Promise.all([readSampleNames(), readCatalogue(), readSampleCounty(2026)]);
const YEAR = 2026;
const today = '2026-11-01';
const held = sample.units.filter(({ kind }) => kind === 'district').flatMap(({ code: district, units }) =>
  units.map(({ code, name }) => ({ district, code, name, kind: kindNamed(name) })));

const draw = (size: CountySizeName, seed: string) => drawCounty({ seed, size: countySizes[size], names, countyName: '青岚县', held });
const county = draw('small', 'a');
const rows = [...drawRecords(county, YEAR)];
const of = (register: string) => rows.filter((row) => row.register === register);
const fieldOf = (list: readonly DrawnRecord[], key: string) => list.map(({ values }) => values[key]);

function findingsOf({ register, values, school }: DrawnRecord): string[] {
  const definition = registers.get(register) as RegisterDefinition;
  const previous = register === 'equipment' && values['year'] === String(YEAR)
    ? of('equipment').find((row) => row.school === school && row.values['year'] === String(YEAR - 1))?.values : undefined;
  const around = { today, limits, previous };
  return checkRecord(definition, computeFields(definition, values, around), around).map(({ strength, check }) => `${strength} ${check}`);
}

describe('the small county', () => {
  it('is the same from the same seed, and another from another', () => {
    expect([...drawRecords(draw('small', 'a'), YEAR)].map(({ register, id, values }) => ({ register, id, values }))).toEqual(rows.map(({ register, id, values }) => ({ register, id, values })));
    expect(fieldOf([...drawRecords(draw('small', 'b'), YEAR)].slice(0, 5), 'head')).not.toEqual(fieldOf(rows.slice(0, 5), 'head'));
  });

  it('has as many as it should, of every register', () => {
    expect(county.schools).toHaveLength(20);
    expect(of('pupil')).toHaveLength(5800);
    expect(of('teacher')).toHaveLength(420);
    expect([...registers.keys()].filter((key) => of(key).length === 0)).toEqual([]);
  });

  it('breaks no check that must hold, and a few that ask for a reason', () => {
    const found = rows.flatMap(findingsOf);
    expect(found.filter((text) => text.startsWith('logic'))).toEqual([]);
    expect(new Set(found)).toEqual(new Set(['experience over_quota', 'experience books_jump', 'experience yuan_not_wan', 'experience empty_posts']));
  });

  it('has values of its code lists and fields of its definitions only', () => {
    for (const { register, values } of rows) {
      const fields = new Map(registers.get(register)?.fields.map((field) => [field.key, field]));
      expect(Object.keys(values).filter((key) => !fields.has(key))).toEqual([]);
    }
  });

  it('has numbers that are built by the rules and begin with a province there is none of', () => {
    const pupils = of('pupil');
    const numbers = [...pupils, ...of('teacher')].map(({ values }) => values['id_number']).filter((number) => typeof number === 'string');
    expect(numbers.map((number) => idNumber.fault(number, today)).filter(Boolean)).toEqual([]);
    expect(numbers.every((number) => number.startsWith('69'))).toBe(true);
    expect(new Set(numbers).size).toBe(numbers.length);
    const students = fieldOf(pupils, 'student_number') as string[];
    expect(students.map((number) => studentNumber.fault(number, today)).filter(Boolean)).toEqual([]);
    expect(new Set(students).size).toBe(students.length);
    for (const { values } of pupils) expect(String(values['student_number']).slice(7, 15)).toBe(String(values['born_on']).replaceAll('-', ''));
  });

  it('has children of the age their grade asks for', () => {
    const classes = new Map(county.schools.flatMap((school) => school.classes).map((one) => [one.id, one]));
    const ages = of('pupil').map(({ values }) => {
      const one = classes.get(String(values['class']));
      const usual = one ? firstAge[one.stage] + gradesOf[one.stage].indexOf(one.grade) : NaN;
      return YEAR - Number(String(values['born_on']).slice(0, 4)) - (String(values['born_on']).slice(5) > '08-31' ? 1 : 0) - usual;
    });
    expect(new Set(ages)).toEqual(new Set([0, 1]));
    expect(ages.filter((late) => late === 1).length / ages.length).toBeLessThan(0.04);
  });

  it('has the faults a county has', () => {
    const sizes = of('class').map(({ values }) => Number(values['pupils']));
    expect(sizes.filter((size) => size >= 66).length).toBeGreaterThanOrEqual(1);
    expect(sizes.filter((size) => size >= 56 && size < 66).length).toBeGreaterThanOrEqual(2);
    expect(county.schools.filter(({ classes }) => classes.length === 0)).toHaveLength(1);
    expect(county.schools.some(({ kind }) => kind === 'teaching_point')).toBe(true);
    expect(county.schools.some(({ boarding }) => boarding)).toBe(true);
    expect(new Set(county.schools.map(({ reporting }) => reporting))).toEqual(new Set(['approved', 'submitted', 'draft', 'late']));
    const reported = new Set(of('equipment').filter(({ values }) => values['year'] === String(YEAR)).map(({ school }) => school.key));
    expect(county.schools.filter(({ key }) => !reported.has(key)).map(({ reporting }) => reporting)).toEqual(county.schools.filter(({ reporting }) => reporting === 'late').map(({ reporting }) => reporting));
    expect(rows.some(({ values }) => /[\u{20000}-\u{3ffff}]|喆|堃/u.test(String(values['name'])))).toBe(true);
  });

  it('counts boarders alike by class and by pupil', () => {
    const boarders = of('class').reduce((sum, { values }) => sum + Number(values['boarders'] ?? 0), 0);
    expect(fieldOf(of('pupil'), 'boarding').filter((one) => one === 'yes')).toHaveLength(boarders);
    expect(boarders).toBeGreaterThan(0);
  });
});

describe('the large county', () => {
  it('has about 240 schools, 10,000 teachers and 150,000 pupils, and no two units of one name', () => {
    const { schools } = draw('large', 'a');
    expect(schools.length).toBeGreaterThan(235);
    expect(schools.reduce((sum, { teachers }) => sum + teachers, 0)).toBe(10_000);
    expect(schools.flatMap(({ classes }) => classes).reduce((sum, { pupils }) => sum + pupils, 0)).toBe(150_000);
    expect(new Set(schools.map(({ name }) => name)).size).toBe(schools.length);
    expect(new Set(schools.map(({ key }) => key)).size).toBe(schools.length);
    const classes = schools.flatMap((school) => school.classes);
    const large = classes.filter(({ pupils, stage }) => stage !== 'kindergarten' && pupils >= 56).length / classes.length;
    expect(large).toBeGreaterThan(0.01);
    expect(large).toBeLessThan(0.05);
  });
});
