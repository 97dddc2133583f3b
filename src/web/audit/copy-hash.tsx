import CopyOutlined from '@ant-design/icons/es/icons/CopyOutlined';
import { useState } from 'react';
import { useWords } from '../i18n/define-words.ts';
import { auditWords } from './audit-words.ts';

const SHOWN = 8;

/** The beginning of a hash, and a way to copy the whole. */
export function CopyHash({ seq, hash }: { readonly seq: number; readonly hash: string }) {
  const say = useWords(auditWords);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(hash);
    setCopied(true);
  };
  return (
    <span className="hash">
      <code title={hash}>{hash.slice(0, SHOWN)}</code>
      <button type="button" className="hash__copy no-print" aria-label={copied ? say('copied') : say('copyHash', { seq })} onClick={() => void copy()}>
        {copied ? say('copied') : <CopyOutlined aria-hidden />}
      </button>
    </span>
  );
}
