import type { Me } from '../../contract/session.ts';
import { frameWords } from '../frame/frame-words.ts';
import { useWords } from '../i18n/define-words.ts';
import { DoorLayout } from './door-layout.tsx';
import { sessionWords } from './session-words.ts';
import { SignInForm } from './sign-in-form.tsx';

/** The sign-in page: name and password, or the sample people. The address stays, so a link opens after sign-in. */
export function SignInPage({ me }: { readonly me: Me }) {
  const say = useWords(sessionWords);
  const frame = useWords(frameWords);
  const sample = me.mode === 'sample';
  return (
    <DoorLayout product={frame('product')} {...(me.county === null ? {} : { county: me.county.name })} title={say(sample ? 'chooseTitle' : 'signInTitle')} wide={sample}>
      <p className="door__hint">{say(sample ? 'chooseHint' : 'welcome')}</p>
      <SignInForm mode={me.mode} />
    </DoorLayout>
  );
}
