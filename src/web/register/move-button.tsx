import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useCallback, useState } from 'react';
import type { RecordView, RegisterView } from '../../contract/register.ts';
import type { Unit } from '../../contract/unit.ts';
import { FormModal } from '../admin/form-modal.tsx';
import { post } from '../api/client.ts';
import { useMayAt } from '../api/use-me.ts';
import { Field } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import { successionWords } from '../succession/succession-words.ts';
import { UnitPicker } from '../unit/unit-picker.tsx';
import '../succession/succession.css';

interface MoveButtonProps {
  readonly register: RegisterView;
  readonly records: readonly RecordView[];
  readonly onDone: () => void;
}

/** Hands the chosen records to another unit: for whoever has the right above the units they stand in. */
export function MoveButton({ register, records, onDone }: MoveButtonProps) {
  const say = useWords(successionWords);
  const { mayAt } = useMayAt();
  const [open, show] = useState(false);
  const reaches = records.every(({ unitPath, retiredAt }) => retiredAt === null && mayAt('record.move', unitPath.replace(/[^/]+\/$/, '')));
  if (!reaches) return null;
  return (
    <>
      <Button size="small" onClick={() => show(true)}>{say('move')}</Button>
      {open && <MoveForm register={register} records={records} onClose={() => show(false)} onDone={onDone} />}
    </>
  );
}

function MoveForm({ register, records, onClose, onDone }: MoveButtonProps & { readonly onClose: () => void }) {
  const say = useWords(successionWords);
  const { message } = App.useApp();
  const client = useQueryClient();
  const { mayAt } = useMayAt();
  const [unitId, choose] = useState('');
  const [tried, setTried] = useState(false);
  const keeps = useCallback((unit: Unit) => register.keptBy.includes(unit.kind) && mayAt('record.move', unit.path), [register, mayAt]);
  const move = useMutation({
    mutationFn: () => post(`/api/registers/${register.key}/move`, { unitId, records: records.map(({ id, version }) => ({ id, version })) }),
    onSuccess: () => {
      void message.success(say('moved', { n: records.length }));
      onClose();
      onDone();
      return client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
    },
  });
  const send = () => { setTried(true); if (unitId !== '') move.mutate(); };
  return (
    <FormModal open title={say('moveTitle', { n: records.length })} send={say('move')} busy={move.isPending} error={move.error} onSend={send} onClose={onClose}>
      <div className="succession">
        <p className="succession__hint">{say('moveHint')}</p>
        <Field label={say('moveTo')} fault={tried && unitId === '' ? say('needMoveTo') : undefined}>
          {(links) => <UnitPicker {...links} value={unitId} onChange={choose} only={keeps} />}
        </Field>
      </div>
    </FormModal>
  );
}
