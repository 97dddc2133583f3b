import { Input, Modal } from 'antd';
import { useId, useState, type FormEvent } from 'react';
import { Field } from '../frame/field.tsx';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { UnitPicker } from '../unit/unit-picker.tsx';
import { assignWords } from './assign-words.ts';
import './assign.css';

/** What all of them get; absent is left as it is. */
export interface Assigned {
  readonly leadUnitId?: string;
  readonly deadline?: string;
}

interface AssignDialogProps {
  readonly count: number;
  /** Only units at or below this path may lead; all of them unless given. */
  readonly under?: string;
  /** A sentence about what follows from it. */
  readonly note?: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSend: (assigned: Assigned) => void;
  readonly onClose: () => void;
}

/** Lead unit and deadline for several items; what is left empty stays. */
export function AssignDialog({ count, under, note, busy, error, onSend, onClose }: AssignDialogProps) {
  const say = useWords(assignWords);
  const form = useId();
  const [lead, setLead] = useState('');
  const [deadline, setDeadline] = useState('');
  const [tried, setTried] = useState(false);
  const nothing = lead === '' && deadline === '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!nothing) onSend({ ...(lead === '' ? {} : { leadUnitId: lead }), ...(deadline === '' ? {} : { deadline }) });
  };
  return (
    <Modal
      open title={say('title', { n: count })} okText={say('send')} cancelText={say('back')} confirmLoading={busy} onCancel={onClose} width={480} destroyOnHidden mask={{ closable: false }}
      okButtonProps={{ htmlType: 'submit', form }} closable={{ 'aria-label': say('close') }}
    >
      <form id={form} onSubmit={send} noValidate className="assign-form">
        <p className="quiet">{note ?? say('will')}</p>
        <Field label={say('lead')} fault={tried && nothing ? say('needChange') : undefined}>
          {(links) => <UnitPicker {...links} none={say('unchanged')} value={lead} onChange={setLead} {...(under === undefined ? {} : { under })} />}
        </Field>
        <Field label={say('deadline')} hint={say('deadlineHint')}>
          {(links) => <Input {...links} type="date" value={deadline} onChange={(event) => setDeadline(event.target.value)} />}
        </Field>
      </form>
      {error !== null && <ProblemNote error={error} />}
    </Modal>
  );
}
