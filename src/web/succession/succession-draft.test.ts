import { expect, test } from 'vitest';
import { canForesee, draftFaults, emptyDraft } from './succession-draft.ts';

const draft = emptyDraft('a', '2026-03-02');
const whole = { ...draft, target: 'b', document: '某教〔2026〕8号' };

test('what is missing is said by field', () => {
  expect(draftFaults(draft)).toEqual({ target: 'needTarget', document: 'needDocument' });
  expect(draftFaults({ ...whole, sources: [], effectiveOn: '', document: ' ' })).toEqual({ sources: 'needSources', effectiveOn: 'needDay', document: 'needDocument' });
  expect(draftFaults({ ...whole, kind: 'split', parts: [{ name: '新校', code: 'xx' }, { name: ' ', code: 'XX' }] })).toEqual({ name1: 'needName', code1: 'needCode' });
  expect(draftFaults({ ...whole, kind: 'close', target: '' })).toEqual({});
  expect(draftFaults(whole)).toEqual({});
});

test('what would happen is asked once the units are chosen', () => {
  expect(canForesee(draft)).toBe(false);
  expect(canForesee(whole)).toBe(true);
  expect(canForesee({ ...draft, kind: 'close' })).toBe(true);
  expect(canForesee({ ...whole, kind: 'split' })).toBe(true);
  expect(canForesee({ ...whole, effectiveOn: '' })).toBe(false);
});
