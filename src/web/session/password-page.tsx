import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../i18n/define-words.ts';
import { PasswordChange } from './password-change.tsx';
import { sessionWords } from './session-words.ts';

/** Changes one's own password. */
export function PasswordPage() {
  const say = useWords(sessionWords);
  return (
    <div className="page">
      <PageHeader title={say('passwordTitle')} />
      <div className="narrow"><PasswordChange /></div>
    </div>
  );
}
