import type { AccountWithSecret } from '../../contract/unit.ts';
import { clockTime } from '../frame/clock-time.ts';
import { useWords } from '../i18n/define-words.ts';
import { adminWords } from './admin-words.ts';
import { ShownOnce } from './shown-once.tsx';

interface SecretNoteProps {
  readonly secret: AccountWithSecret | null;
  readonly onClose: () => void;
}

/** A one-time password, shown once. */
export function SecretNote({ secret, onClose }: SecretNoteProps) {
  const say = useWords(adminWords);
  if (secret === null) return null;
  const { account, oneTimePassword, validUntil } = secret;
  return <ShownOnce title={say('secretTitle')} lead={say('secretFor', { name: account.name, login: account.login })} secret={oneTimePassword} note={say('secretOnce', { until: clockTime(validUntil) })} onClose={onClose} />;
}
