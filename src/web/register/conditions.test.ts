import { describe, expect, it } from 'vitest';
import { readConditions, withCondition, writeConditions, type Condition } from './conditions.ts';

const fields = ['grade', 'pupils', 'name', 'born_on', 'band'];

describe('chips and their text', () => {
  it.each<[string, readonly Condition[], string]>([
    ["grade = 'g3'", [{ kind: 'in', field: 'grade', codes: ['g3'] }], ''],
    ["grade in ('g3', 'g4')", [{ kind: 'in', field: 'grade', codes: ['g3', 'g4'] }], ''],
    ['pupils >= 56', [{ kind: 'range', field: 'pupils', from: '56', to: '' }], ''],
    ['pupils >= 56 and pupils <= 70', [{ kind: 'range', field: 'pupils', from: '56', to: '70' }], ''],
    ['born_on >= 2015-01-01', [{ kind: 'range', field: 'born_on', from: '2015-01-01', to: '' }], ''],
    ["contains(name, '王 and 李')", [{ kind: 'contains', field: 'name', text: '王 and 李' }], ''],
    ['band is not blank', [{ kind: 'blank', field: 'band', blank: false }], ''],
    ["grade = 'g3' and (pupils > 50 or boarders > 3)", [{ kind: 'in', field: 'grade', codes: ['g3'] }], '(pupils > 50 or boarders > 3)'],
    ["unknown = 'x' and grade = 'g3'", [{ kind: 'in', field: 'grade', codes: ['g3'] }], "unknown = 'x'"],
    ["grade = 'g3' or pupils >= 3", [], "grade = 'g3' or pupils >= 3"],
    ['pupils between 3 and 5', [], 'pupils between 3 and 5'],
    ['', [], ''],
  ])('%s', (text, chips, rest) => {
    const read = readConditions(text, fields);
    expect(read).toEqual({ chips, rest });
    expect(readConditions(writeConditions(read), fields)).toEqual(read);
  });

  it('writes what was written by hand in brackets when it holds an “or”', () => {
    expect(writeConditions({ chips: [{ kind: 'in', field: 'grade', codes: ['g3'] }], rest: 'pupils > 3 or pupils < 1' })).toBe("grade = 'g3' and (pupils > 3 or pupils < 1)");
    expect(writeConditions({ chips: [], rest: 'a or b' })).toBe('a or b');
  });

  it('lets a field have one chip, and none when it says nothing', () => {
    const read = readConditions("grade = 'g3' and pupils >= 3", fields);
    expect(writeConditions(withCondition(read, 'grade', { kind: 'in', field: 'grade', codes: ['g4', 'g5'] }))).toBe("pupils >= 3 and grade in ('g4', 'g5')");
    expect(writeConditions(withCondition(read, 'grade', { kind: 'in', field: 'grade', codes: [] }))).toBe('pupils >= 3');
    expect(writeConditions(withCondition(read, 'pupils', { kind: 'range', field: 'pupils', from: '', to: '' }))).toBe("grade = 'g3'");
  });

  it('reads texts with a quote in them', () => {
    const chip: Condition = { kind: 'contains', field: 'name', text: "O'Brien" };
    expect(readConditions(writeConditions({ chips: [chip], rest: '' }), fields).chips).toEqual([chip]);
  });
});
