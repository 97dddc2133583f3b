import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../i18n/define-words.ts';
import { adminWords } from './admin-words.ts';

interface ShownOnceProps {
  readonly title: string;
  readonly lead: string;
  readonly secret: string;
  readonly note: string;
  readonly onClose: () => void;
}

/** A secret, shown once. It closes only by its own button, so that a stray click does not lose it. */
export function ShownOnce({ title, lead, secret, note, onClose }: ShownOnceProps) {
  const say = useWords(adminWords);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
  };
  return (
    <Modal open title={title} closable={false} mask={{ closable: false }} keyboard={false} width={480} footer={<Button type="primary" onClick={onClose}>{say('secretDone')}</Button>}>
      <p>{lead}</p>
      <p className="secret"><code className="secret__word">{secret}</code><Button onClick={() => void copy()}>{say(copied ? 'copied' : 'copy')}</Button></p>
      <p className="quiet">{note}</p>
    </Modal>
  );
}
