import { Modal } from 'antd';
import { useId, type FormEvent, type ReactNode } from 'react';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { adminWords } from './admin-words.ts';

interface FormModalProps {
  readonly open: boolean;
  readonly title: string;
  readonly send: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSend: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A small form over the page; Enter sends it, and a refusal keeps what was typed. */
export function FormModal({ open, title, send, busy, error, onSend, onClose, children }: FormModalProps) {
  const say = useWords(adminWords);
  const form = useId();
  const submit = (event: FormEvent) => { event.preventDefault(); onSend(); };
  return (
    <Modal
      open={open} title={title} okText={send} cancelText={say('cancel')} confirmLoading={busy} onCancel={onClose} width={460} destroyOnHidden mask={{ closable: false }}
      okButtonProps={{ htmlType: 'submit', form }} closable={{ 'aria-label': say('close') }}
    >
      <form id={form} onSubmit={submit} noValidate className="form-modal">{children}</form>
      {error !== null && <ProblemNote error={error} />}
    </Modal>
  );
}
