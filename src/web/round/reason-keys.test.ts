import { expect, it } from 'vitest';
import { explanationsOf, reasonKey, silentIn } from './reason-keys.ts';

const group = (key: string, count: number, strength: 'logic' | 'experience' = 'experience') => ({ key, strength, zh: '', en: '', count, explained: 0 });

it('reasons typed for one record, and for a whole check, are sent apart; blanks are not', () => {
  const id = '3f0a5f0e-8f1c-4c1f-9a57-9c3d8a2b7e10';
  expect(explanationsOf({ [reasonKey(id, 'jump')]: '新生', [reasonKey('', 'jump')]: '合班', [reasonKey('', 'empty')]: ' ' }))
    .toEqual([{ recordId: id, check: 'jump', text: '新生' }, { recordId: '', check: 'jump', text: '合班' }]);
});

it('what nobody said anything of is counted by check; one word for all answers all', () => {
  const groups = [group('jump', 400), group('empty', 3), group('V101:pupils', 2, 'logic')];
  expect(silentIn(groups, {})).toBe(403);
  expect(silentIn(groups, { [reasonKey('', 'jump')]: '合班', [reasonKey('a', 'empty')]: '筹建' })).toBe(2);
});
