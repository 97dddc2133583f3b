/* What is typed at the set-up before it is sent: passwords twice, because whoever mistypes one of these three is locked out. */
import type { Setup } from '../../contract/session.ts';

const kinds = ['system_admin', 'security_admin', 'audit_admin'] as const;

/** One of the three administrators as typed. */
export type AdministratorDraft = Setup['administrators'][number] & { readonly repeat: string };

/** The whole form as typed. */
export type SetupDraft = Omit<Setup, 'administrators'> & { readonly administrators: readonly AdministratorDraft[] };

/** A form nobody has typed in. */
export const blankSetup: SetupDraft = {
  token: '', countyCode: '', countyName: '', bureauName: '', administrators: kinds.map((role) => ({ role, name: '', login: '', password: '', repeat: '' })),
};

/** What is wrong with one field of an administrator; undefined when nothing is. */
export function administratorFault(one: AdministratorDraft, key: 'name' | 'login' | 'password' | 'repeat'): 'required' | 'repeatMissing' | 'notSame' | undefined {
  if (key !== 'repeat') return one[key].trim() === '' ? 'required' : undefined;
  if (one.repeat === '') return 'repeatMissing';
  return one.repeat === one.password ? undefined : 'notSame';
}

/** What is sent, once everything is there and each password was typed the same twice; undefined before. */
export function setupOf(draft: SetupDraft): Setup | undefined {
  const { administrators, ...county } = draft;
  const isWhole = Object.values(county).every((value) => value.trim() !== '')
    && administrators.every((one) => (['name', 'login', 'password', 'repeat'] as const).every((key) => administratorFault(one, key) === undefined));
  return isWhole ? { ...county, administrators: administrators.map(({ role, name, login, password }) => ({ role, name, login, password })) } : undefined;
}
