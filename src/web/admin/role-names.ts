import { roleKeys, roles } from '../../domain/access/roles.ts';
import { usePick } from '../i18n/use-language.ts';

/** Names a role in the language of the screen; an unknown key stays as it is. */
export function useRoleName(): (key: string) => string {
  const pick = usePick();
  return (key) => {
    const known = roleKeys.find((role) => role === key);
    return known === undefined ? key : pick(roles[known]);
  };
}
