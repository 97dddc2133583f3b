import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { OpenedReport } from '../../contract/round.ts';
import { Field } from '../frame/field.tsx';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { roundWords } from './round-words.ts';
import { useSend } from './use-rounds.ts';

/** Opens an approved report again, with a reason that stays. */
export function ReopenPanel({ view: { report } }: { readonly view: OpenedReport }) {
  const say = useWords(roundWords);
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [reason, write] = useState('');
  const [tried, setTried] = useState(false);
  const reopen = useSend<{ readonly version: number; readonly reason: string }, unknown>(() => `/api/reports/${report.id}/reopen`);
  const send = () => {
    setTried(true);
    if (reason.trim().length >= 4) reopen.mutate({ version: report.version, reason }, { onSuccess: () => void message.success(say('reopenedNow')) });
  };
  return (
    <section className="panel side-panel no-print">
      {!open && <Button block onClick={() => setOpen(true)}>{say('reopen')}</Button>}
      {open && (
        <>
          <p className="quiet">{say('reopenHint')}</p>
          <Field label={say('reopenReason')} fault={tried && reason.trim().length < 4 ? say('needReason') : undefined}>
            {(links) => <Input.TextArea {...links} value={reason} rows={2} maxLength={500} onChange={(event) => write(event.target.value)} />}
          </Field>
          <Button block danger loading={reopen.isPending} onClick={send}>{say('reopen')}</Button>
        </>
      )}
      {reopen.isError && <ProblemNote error={reopen.error} />}
    </section>
  );
}
