import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { RecordView, RegisterView, SavedRecord } from '../../contract/register.ts';
import { useMayAt, useToday } from '../api/use-me.ts';
import { useUnits } from '../commitment/use-commitments.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { periodFieldIn } from '../register/chosen-period.ts';
import { useRecord, useRegister } from '../register/use-registers.ts';
import { useAddress } from '../table/use-address.ts';
import { useFormState } from './form-state.ts';
import { formWords } from './form-words.ts';
import { carriedOver, RecordForm } from './record-form.tsx';
import type { Inputs } from './record-draft.ts';
import { blankInputs } from './record-inputs.ts';

/** `/registers/$key/new` */
export function NewRecordPage() {
  const { key } = useParams({ strict: false }) as { readonly key: string };
  const { data, error, refetch } = useRegister(key);
  const units = useUnits();
  if (data === undefined || units.data === undefined) return error === null ? <LoadingState /> : <div className="page"><ProblemNote error={error} again={() => void refetch()} /></div>;
  return <NewRecord key={key} register={data} />;
}

function NewRecord({ register }: { readonly register: RegisterView }) {
  const [round, next] = useState<{ readonly count: number; readonly unitId: string; readonly inputs: Inputs }>({ count: 0, unitId: '', inputs: {} });
  const unitId = useFirstUnit(register);
  const period = usePeriod(register);
  const navigate = useNavigate();
  const saved = ({ record }: SavedRecord, then: 'open' | 'another') => {
    if (then === 'open') void navigate({ to: `/registers/${register.key}/records/${record.id}` });
    else next((now) => ({ count: now.count + 1, unitId: record.unitId, inputs: carriedOver(register, record) }));
  };
  return <FormPage key={round.count} register={register} record={null} unitId={round.unitId === '' ? unitId : round.unitId} start={{ ...period, ...round.inputs }} onSaved={saved} />;
}

// The only unit one may keep it for, or the one in the address.
function useFirstUnit(register: RegisterView): string {
  const [address] = useAddress();
  const { mayAt } = useMayAt();
  const units = (useUnits().data ?? []).filter((unit) => !unit.retired && register.keptBy.includes(unit.kind) && mayAt('record.create', unit.path));
  return units.find(({ id }) => id === address['unit'])?.id ?? (units.length === 1 ? units[0]?.id ?? '' : '');
}

// The period of the list, or of the round, it was opened from.
function usePeriod(register: RegisterView): Inputs {
  const [address] = useAddress();
  const field = periodFieldIn(register);
  const period = address['period'] ?? '';
  return field === undefined || period === '' ? {} : { [field.key]: period };
}

/** `/registers/$key/records/$id/edit` */
export function EditRecordPage() {
  const { key, id } = useParams({ strict: false }) as { readonly key: string; readonly id: string };
  const register = useRegister(key);
  const record = useRecord(key, id);
  const navigate = useNavigate();
  const error = register.error ?? record.error;
  if (error !== null) return <div className="page"><ProblemNote error={error} again={() => { void register.refetch(); void record.refetch(); }} /></div>;
  if (register.data === undefined || record.data === undefined) return <LoadingState />;
  return <FormPage key={id} register={register.data} record={record.data.record} unitId={record.data.record.unitId} start={{}} onSaved={() => void navigate({ to: `/registers/${key}/records/${id}` })} />;
}

interface FormPageProps {
  readonly register: RegisterView;
  readonly record: RecordView | null;
  readonly unitId: string;
  readonly start: Inputs;
  readonly onSaved: (saved: SavedRecord, next: 'open' | 'another') => void;
}

function FormPage({ register, record, unitId, start, onSaved }: FormPageProps) {
  const say = useWords(formWords);
  const pick = usePick();
  const today = useToday();
  // What the form was opened with stays, though the record is read again meanwhile.
  const [opened] = useState(record);
  const state = useFormState(register, opened, unitId, { ...blankInputs(register, today), ...start });
  return (
    <div className="page form-page">
      <PageHeader
        title={opened === null ? say('newIn', { register: pick(register.name) }) : say('changeOf', { title: opened.title })}
        above={<Link to={opened === null ? `/registers/${register.key}` : `/registers/${register.key}/records/${opened.id}`}>{opened === null ? pick(register.name) : opened.title}</Link>}
        facts={<><span>{say('required')}</span><span>{say('source', { source: register.source })}</span></>}
      />
      {state.fromDraft && <output className="form__restored">{say(state.outdated ? 'restoredOlder' : 'restored')}<Button size="small" onClick={state.giveUp}>{say('giveUpDraft')}</Button></output>}
      <div className="panel form-sheet"><RecordForm register={register} state={state} onSaved={onSaved} /></div>
    </div>
  );
}
