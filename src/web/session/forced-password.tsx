import { frameWords } from '../frame/frame-words.ts';
import { useWords } from '../i18n/define-words.ts';
import { DoorLayout } from './door-layout.tsx';
import { PasswordChange } from './password-change.tsx';
import { sessionWords } from './session-words.ts';

/** The change of a password that must be changed before anything else. */
export function ForcedPassword() {
  const say = useWords(sessionWords);
  const frame = useWords(frameWords);
  return (
    <DoorLayout product={frame('product')} title={say('passwordTitle')}>
      <p className="door__hint">{say('passwordForced')}</p>
      <PasswordChange />
    </DoorLayout>
  );
}
