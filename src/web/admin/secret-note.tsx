import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { AccountWithSecret } from '../../contract/unit.ts';
import { clockTime } from '../frame/clock-time.ts';
import { useWords } from '../i18n/define-words.ts';
import { adminWords } from './admin-words.ts';

interface SecretNoteProps {
  readonly secret: AccountWithSecret | null;
  readonly onClose: () => void;
}

/** A one-time password, shown once. It closes only by its own button, so that a stray click does not lose it. */
export function SecretNote({ secret, onClose }: SecretNoteProps) {
  const say = useWords(adminWords);
  const [copied, setCopied] = useState(false);
  if (secret === null) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(secret.oneTimePassword);
    setCopied(true);
  };
  const done = () => { setCopied(false); onClose(); };
  return (
    <Modal open title={say('secretTitle')} closable={false} mask={{ closable: false }} keyboard={false} width={440} footer={<Button type="primary" onClick={done}>{say('secretDone')}</Button>}>
      <p>{say('secretFor', { name: secret.account.name, login: secret.account.login })}</p>
      <p className="secret"><code className="secret__word">{secret.oneTimePassword}</code><Button onClick={() => void copy()}>{say(copied ? 'copied' : 'copy')}</Button></p>
      <p className="quiet">{say('secretOnce', { until: clockTime(secret.validUntil) })}</p>
    </Modal>
  );
}
