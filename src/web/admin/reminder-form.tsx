import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import type { ReminderSettings } from '../../contract/round.ts';
import { FARTHEST_REMINDER } from '../../domain/round/reminder-settings.ts';
import { get, put } from '../api/client.ts';
import { useMay } from '../api/use-me.ts';
import { Field } from '../frame/field.tsx';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { adminWords } from './admin-words.ts';

const MOST = 5;

/** When units that owe a report are reminded by the program itself. */
export function ReminderForm() {
  const { data, error, refetch } = useQuery({ queryKey: ['reminders'], queryFn: ({ signal }) => get<ReminderSettings>('/api/settings/reminders', signal) });
  if (data === undefined) return error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />;
  return <Filled held={data} />;
}

// Numbers between commas, blanks or 、; undefined when something else stands there.
function daysIn(text: string): number[] | undefined {
  const parts = text.split(/[\s,，、]+/).filter((part) => part !== '');
  const days = parts.map(Number);
  return days.length <= MOST && days.every((day) => Number.isInteger(day) && day >= 0 && day <= FARTHEST_REMINDER) ? days : undefined;
}

function Filled({ held }: { readonly held: ReminderSettings }) {
  const say = useWords(adminWords);
  const fixed = !useMay()('reminder.change');
  const client = useQueryClient();
  const [before, setBefore] = useState(held.before.join('、'));
  const [after, setAfter] = useState(held.after);
  const save = useMutation({ mutationFn: (changed: ReminderSettings) => put<unknown>('/api/settings/reminders', changed), onSuccess: () => client.invalidateQueries({ queryKey: ['reminders'] }) });
  const days = daysIn(before);
  const send = (event: FormEvent) => { event.preventDefault(); if (days !== undefined) save.mutate({ before: days, after }); };
  return (
    <form className="panel light-form" onSubmit={send} noValidate>
      <h2>{say('remindTitle')}</h2>
      <p className="quiet">{say('remindHint')}</p>
      <Field label={say('remindBefore')} hint={say('remindBeforeHint')} fault={days === undefined ? say('remindWrong', { most: FARTHEST_REMINDER }) : undefined}>
        {(links) => <Input {...links} value={before} disabled={fixed} maxLength={40} onChange={(event) => { save.reset(); setBefore(event.target.value); }} />}
      </Field>
      <p><Checkbox checked={after} disabled={fixed} onChange={(event) => { save.reset(); setAfter(event.target.checked); }}>{say('remindAfter')}</Checkbox></p>
      {save.isError && <ProblemNote error={save.error} />}
      {save.isSuccess && <output className="light-form__saved">{say('remindSaved')}</output>}
      {fixed ? <p className="quiet">{say('lightsReadOnly')}</p> : <Button type="primary" htmlType="submit" loading={save.isPending}>{say('remindSave')}</Button>}
    </form>
  );
}
