import { expect, it } from 'vitest';
import { auditName } from './audit-name.ts';

it.each([
  ['an internal row keeps its name', '2026年工作要点', 1, '2026年工作要点'], ['a public one too', '公开栏', 0, '公开栏'],
  ['a personal one does not', '某人的处分', 2, undefined], ['a sensitive one does not', '某案', 3, undefined], ['nothing is no name', '', 1, undefined],
])('%s', (_name, text, sensitivity, kept) => {
  expect(auditName(text, sensitivity)).toBe(kept);
});

it('a long name is cut', () => {
  expect(auditName('长'.repeat(500), 1)).toHaveLength(120);
});
