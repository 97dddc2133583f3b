import { App, Input } from 'antd';
import { useState } from 'react';
import type { OpenedRound, ProlongRound } from '../../contract/round.ts';
import { FormModal } from '../admin/form-modal.tsx';
import { Field } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import { roundWords } from './round-words.ts';
import { useSend } from './use-rounds.ts';

interface ProlongFormProps {
  readonly view: OpenedRound;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Moves the deadline on, with a reason that every unit asked reads. */
export function ProlongForm({ view: { round }, open, onClose }: ProlongFormProps) {
  const say = useWords(roundWords);
  const { message } = App.useApp();
  const [dueOn, setDue] = useState('');
  const [reason, write] = useState('');
  const [tried, setTried] = useState(false);
  const prolong = useSend<ProlongRound, unknown>(() => `/api/rounds/${round.id}/prolong`);
  const early = dueOn <= round.dueOn;
  const short = reason.trim().length < 4;
  const send = () => {
    setTried(true);
    if (!early && !short) prolong.mutate({ version: round.version, dueOn, reason }, { onSuccess: () => { void message.success(say('prolongedNow')); onClose(); } });
  };
  return (
    <FormModal open={open} title={say('prolong')} send={say('prolong')} busy={prolong.isPending} error={prolong.error} onSend={send} onClose={onClose}>
      <p className="quiet">{say('prolongHint', { day: round.dueOn })}</p>
      <Field label={say('newDue')} fault={tried && early ? say('needLater', { day: round.dueOn }) : undefined}>{(links) => <Input {...links} type="date" min={round.dueOn} value={dueOn} onChange={(event) => setDue(event.target.value)} />}</Field>
      <Field label={say('prolongReason')} fault={tried && short ? say('needReason') : undefined}>{(links) => <Input.TextArea {...links} value={reason} rows={2} maxLength={500} onChange={(event) => write(event.target.value)} />}</Field>
    </FormModal>
  );
}
