import { useMutation } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { useState } from 'react';
import type { BulkReply, BulkRow } from '../../contract/bulk.ts';
import type { RecordView, RegisterView } from '../../contract/register.ts';
import { FormModal } from '../admin/form-modal.tsx';
import { post } from '../api/client.ts';
import { problemOf } from '../api/refusal.ts';
import { useMayAt } from '../api/use-me.ts';
import { Field } from '../frame/field.tsx';
import { useUndoNotice } from '../frame/use-undo-notice.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { FieldInput } from '../record/field-input.tsx';
import { inputsOf } from '../record/record-inputs.ts';
import { newRequest } from '../record/save-record.ts';
import { useReread } from '../record/use-record.ts';
import { changeableTogether, type FieldView } from './field-view.ts';
import { registerWords } from './register-words.ts';

interface ChangeButtonProps {
  readonly register: RegisterView;
  readonly records: readonly RecordView[];
  readonly onDone: () => void;
}

type Input = string | readonly string[];

/** Puts one value into a field of all chosen records: for whoever may change them. */
export function ChangeButton({ register, records, onDone }: ChangeButtonProps) {
  const say = useWords(registerWords);
  const { mayAt } = useMayAt();
  const [open, show] = useState(false);
  const may = register.mayWrite && records.every(({ unitPath, retiredAt }) => retiredAt === null && mayAt('record.bulk', unitPath));
  if (!may) return null;
  return (
    <>
      <Button size="small" onClick={() => show(true)}>{say('changeMany')}</Button>
      {open && <ChangeForm register={register} records={records} onClose={() => show(false)} onDone={onDone} />}
    </>
  );
}

function ChangeForm({ register, records: chosen, onClose, onDone }: ChangeButtonProps & { readonly onClose: () => void }) {
  const say = useWords(registerWords);
  const pick = usePick();
  // As they were when it was opened: the list behind is read anew meanwhile, and undoing needs the old values.
  const [records] = useState(chosen);
  const [key, choose] = useState('');
  const [input, type] = useState<Input>('');
  const [tried, setTried] = useState(false);
  const units = new Set(records.map(({ unitId }) => unitId));
  const fields = changeableTogether(register, units.size === 1);
  const field = fields.find((one) => one.key === key);
  const change = useChangeMany(register, records, { onChanged: onDone, onClose });
  const send = () => {
    setTried(true);
    if (change.data !== undefined) onClose();
    else if (field !== undefined && input.length > 0) change.mutate({ field, input });
  };
  return (
    <FormModal open title={say('changeManyTitle', { n: records.length })} send={say(change.data === undefined ? 'changeMany' : 'changeSeen')} busy={change.isPending} error={change.error} onSend={send} onClose={onClose}>
      {change.data === undefined ? (
        <>
          <p className="quiet">{say('changeManyHint')}</p>
          <Field label={say('field')} fault={tried && field === undefined ? say('needField') : undefined}>
            {(links) => <Select<string> {...links} className="change-many__field" value={key === '' ? null : key} onChange={(next) => { choose(next); type(''); }} options={fields.map((one) => ({ value: one.key, label: pick(one.name) }))} showSearch={{ optionFilterProp: 'label' }} />}
          </Field>
          {field !== undefined && (
            <Field key={key} label={say('newValue')} fault={tried && input.length === 0 ? say('needValue') : undefined}>
              {(links) => <FieldInput register={register} field={field} inputs={{ [key]: input }} unitId={records[0]?.unitId ?? ''} before={null} links={links} onChange={type} />}
            </Field>
          )}
        </>
      ) : <Refused records={records} reply={change.data} />}
    </FormModal>
  );
}

function Refused({ records, reply }: { readonly records: readonly RecordView[]; readonly reply: BulkReply }) {
  const say = useWords(registerWords);
  const pick = usePick();
  return (
    <>
      <p><output>{say('changedSome', { changed: reply.counts.changed + reply.counts.unchanged, refused: reply.counts.refused })}</output></p>
      <ul className="change-many__refused">
        {reply.rows.filter(({ outcome }) => outcome === 'refused').map((row) => <li key={row.row}><b>{records[row.row - 1]?.title}</b> {row.findings.map(pick).join(' ')}</li>)}
      </ul>
    </>
  );
}

interface After { readonly onChanged: () => void; readonly onClose: () => void }

/** Changes them, tells which were refused, and offers to put the old values back. */
function useChangeMany(register: RegisterView, records: readonly RecordView[], { onChanged, onClose }: After) {
  const say = useWords(registerWords);
  const notice = useUndoNotice();
  const reread = useReread(register.key);
  const pick = usePick();
  const { message } = App.useApp();
  const send = (rows: readonly BulkRow[]) => post<BulkReply>(`/api/registers/${register.key}/bulk`, { mode: 'sound', rows, explanations: {} }, { 'idempotency-key': newRequest() });
  const undo = (field: FieldView, { rows }: BulkReply) => {
    const back = rows.flatMap(({ row, outcome, id, version }): BulkRow[] => {
      const record = records[row - 1];
      return record === undefined || outcome !== 'changed' || id === null || version === null ? [] : [{ do: 'change', id, version, values: { [field.key]: valueOf(inputsOf(register, record)[field.key] ?? '') } }];
    });
    void send(back).then(({ counts: { refused } }) => {
      // The notice is gone by now: what keeps the new value is told, or it would be thought undone.
      if (refused > 0) void message.warning(say('undoneNotAll', { n: refused }));
      return reread();
    }).catch((failure: unknown) => void message.error(pick(problemOf(failure))));
  };
  return useMutation({
    mutationFn: ({ field, input }: { readonly field: FieldView; readonly input: Input }) => send(records.map(({ id, version }): BulkRow => ({ do: 'change', id, version, values: { [field.key]: valueOf(input) } }))),
    onSuccess: async (reply, { field }) => {
      await reread();
      if (reply.counts.changed > 0) notice(say('changedMany', { n: reply.counts.changed }), () => undo(field, reply));
      if (reply.counts.refused > 0) return;
      onClose();
      onChanged();
    },
  });
}

const valueOf = (input: Input): string | string[] => (typeof input === 'string' ? input : [...input]);
