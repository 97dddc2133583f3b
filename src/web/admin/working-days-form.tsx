import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, InputNumber } from 'antd';
import { useState, type FormEvent } from 'react';
import type { WorkingYears } from '../../contract/round.ts';
import { get, put } from '../api/client.ts';
import { useMay, useToday } from '../api/use-me.ts';
import { Field } from '../frame/field.tsx';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { adminWords } from './admin-words.ts';
import { badDays, daysIn } from './day-list.ts';

type Year = WorkingYears[number];

/** Holidays and make-up working days, year by year: as they came along, or as the bureau entered them from the yearly notice. */
export function WorkingDaysForm() {
  const { data, error, refetch } = useQuery({ queryKey: ['working-days'], queryFn: ({ signal }) => get<WorkingYears>('/api/settings/working-days', signal) });
  const today = useToday();
  const [chosen, choose] = useState<number | null>(null);
  if (data === undefined) return error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />;
  const year = chosen ?? (Number(today.slice(0, 4)) || 2026);
  const held = data.find((one) => one.year === year);
  return <YearForm key={`${year} ${held?.source ?? ''}`} year={year} held={held} known={data} onYear={choose} />;
}

function YearForm({ year, held, known, onYear }: { readonly year: number; readonly held: Year | undefined; readonly known: WorkingYears; readonly onYear: (year: number) => void }) {
  const say = useWords(adminWords);
  const fixed = !useMay()('calendar.change');
  const client = useQueryClient();
  const [off, setOff] = useState(held?.off.join('\n') ?? '');
  const [on, setOn] = useState(held?.on.join('\n') ?? '');
  const [source, setSource] = useState(held?.source ?? '');
  const [tried, setTried] = useState(false);
  const save = useMutation({ mutationFn: (body: Omit<Year, 'own'>) => put<unknown>('/api/settings/working-days', body), onSuccess: () => Promise.all([['working-days'], ['weight'], ['round'], ['workbench']].map((queryKey) => client.invalidateQueries({ queryKey }))) });
  const wrong = { off: badDays(off), on: badDays(on) };
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong.off.length + wrong.on.length === 0 && source.trim() !== '') save.mutate({ year, off: [...daysIn(off)], on: [...daysIn(on)], source: source.trim() });
  };
  const faultOf = (bad: readonly string[]) => (tried && bad.length > 0 ? say('daysWrong', { days: bad.join('、') }) : undefined);
  return (
    <form className="panel light-form" onSubmit={send} noValidate>
      <h2>{say('daysTitle')}</h2>
      <p className="quiet">{say('daysHint', { years: known.map((one) => one.year).join('、') })}</p>
      <Field label={say('daysYear')}>{(links) => <InputNumber {...links} value={year} min={2000} max={2149} onChange={(value) => { if (value !== null) onYear(value); }} />}</Field>
      <Field label={say('daysOff')} hint={say('daysOffHint')} fault={faultOf(wrong.off)}>{(links) => <Input.TextArea {...links} value={off} rows={6} disabled={fixed} onChange={(event) => { save.reset(); setOff(event.target.value); }} />}</Field>
      <Field label={say('daysOn')} fault={faultOf(wrong.on)}>{(links) => <Input.TextArea {...links} value={on} rows={4} disabled={fixed} onChange={(event) => { save.reset(); setOn(event.target.value); }} />}</Field>
      <Field label={say('daysSource')} fault={tried && source.trim() === '' ? say('needSource') : undefined}>{(links) => <Input {...links} value={source} maxLength={200} disabled={fixed} onChange={(event) => setSource(event.target.value)} />}</Field>
      {save.isError && <ProblemNote error={save.error} />}
      {save.isSuccess && <output className="light-form__saved">{say('daysSaved')}</output>}
      {fixed ? <p className="quiet">{say('lightsReadOnly')}</p> : <Button type="primary" htmlType="submit" loading={save.isPending}>{say('daysSave', { year })}</Button>}
    </form>
  );
}
