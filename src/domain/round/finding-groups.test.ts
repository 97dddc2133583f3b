import { expect, it } from 'vitest';
import { groupFindings } from './finding-groups.ts';
import { explanationFor } from './report-parts.ts';

const finding = (check: string | undefined, strength: 'logic' | 'experience' = 'experience', code = 'V131') =>
  ({ field: 'pupils', strength, code, zh: '异常', en: 'unusual', ...(check === undefined ? {} : { check }) });

it('what one check says of many records is one line, what must be corrected first', () => {
  const faults = [{ recordId: 'a', finding: finding('jump') }, { recordId: 'b', finding: finding('jump') }, { recordId: 'a', finding: finding(undefined, 'logic', 'V101') }, { recordId: 'c', finding: finding('empty') }];
  const groups = groupFindings(faults, [{ recordId: 'a', check: 'jump', text: '新生入学' }]);
  expect(groups.map(({ key, count, explained }) => [key, count, explained])).toEqual([['V101:pupils', 1, 0], ['jump', 2, 1], ['empty', 1, 0]]);
});

it('a word for the whole group answers every record that has none of its own', () => {
  const said = [{ recordId: '', check: 'jump', text: '撤并后合班' }, { recordId: 'a', check: 'jump', text: '新生入学' }, { recordId: 'b', check: 'jump', text: ' ' }];
  expect([explanationFor(said, 'a', 'jump'), explanationFor(said, 'b', 'jump'), explanationFor(said, 'c', 'empty')]).toEqual(['新生入学', '撤并后合班', '']);
  expect(groupFindings([{ recordId: 'b', finding: finding('jump') }, { recordId: 'c', finding: finding('jump') }], said)[0]).toMatchObject({ count: 2, explained: 2 });
});
