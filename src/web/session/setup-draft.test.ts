import { expect, test } from 'vitest';
import { administratorFault, blankSetup, setupOf, type SetupDraft } from './setup-draft.ts';

const typed: SetupDraft = {
  token: 't', countyCode: 'qinghe', countyName: '清河县', bureauName: '清河县教育局',
  administrators: blankSetup.administrators.map((one, at) => ({ ...one, name: `人${at}`, login: `p${at}`, password: `Secret-${at}`, repeat: `Secret-${at}` })),
};
const withLast = (changed: Partial<SetupDraft['administrators'][number]>): SetupDraft =>
  ({ ...typed, administrators: typed.administrators.map((one, at) => (at === 2 ? { ...one, ...changed } : one)) });

test('what is sent holds each password once', () => {
  expect(setupOf(typed)?.administrators[2]).toEqual({ role: 'audit_admin', name: '人2', login: 'p2', password: 'Secret-2' });
});

test.each([
  [{ repeat: 'Secret-3' }, 'repeat', 'notSame'], [{ repeat: '' }, 'repeat', 'repeatMissing'], [{ password: '', repeat: '' }, 'password', 'required'], [{ name: ' ' }, 'name', 'required'],
] as const)('%j is not sent', (changed, key, fault) => {
  const draft = withLast(changed);
  expect(setupOf(draft)).toBeUndefined();
  expect(administratorFault(draft.administrators[2] ?? draft.administrators[0] as never, key)).toBe(fault);
});

test('nothing is sent of a form nobody has typed in, nor without the token', () => {
  expect(setupOf(blankSetup)).toBeUndefined();
  expect(setupOf({ ...typed, token: ' ' })).toBeUndefined();
});
