import { Input } from 'antd';
import { useState } from 'react';
import { FormModal } from '../admin/form-modal.tsx';
import { Field } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import { recordWords } from './record-words.ts';

interface ReasonFormProps {
  readonly title: string;
  /** What will happen. */
  readonly hint: string;
  readonly send: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSend: (reason: string) => void;
  readonly onClose: () => void;
}

const LEAST = 4;

/** Asks for the reason of an act that the audit keeps. */
export function ReasonForm({ title, hint, send, busy, error, onSend, onClose }: ReasonFormProps) {
  const say = useWords(recordWords);
  const [reason, write] = useState('');
  const [asked, ask] = useState(false);
  const short = [...reason.trim()].length < LEAST;
  return (
    <FormModal open title={title} send={send} busy={busy} error={error} onClose={onClose} onSend={() => { ask(true); if (!short) onSend(reason.trim()); }}>
      <p className="reason-form__hint">{hint}</p>
      <Field label={say('reason')} hint={say('reasonHint')} fault={asked && short ? say('reasonShort') : undefined}>
        {(links) => <Input.TextArea {...links} rows={2} maxLength={500} value={reason} onChange={(event) => write(event.target.value)} />}
      </Field>
    </FormModal>
  );
}
