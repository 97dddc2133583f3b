import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, InputNumber } from 'antd';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import type { LightReply, LightSettings } from '../../contract/ledger.ts';
import { isSensible } from '../../domain/ledger/light.ts';
import { put } from '../api/client.ts';
import { useMay } from '../api/use-me.ts';
import { LightTag } from '../frame/light-tag.tsx';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { adminWords } from './admin-words.ts';

const DAYS_OF_DECEMBER = 31;
const HALF_YEAR_PERCENT = 50;

/** The two thresholds of the lights as sentences with a blank each, and what they mean for one example. */
export function LightSettingsForm({ settings }: { readonly settings: LightSettings }) {
  const say = useWords(adminWords);
  const may = useMay();
  const client = useQueryClient();
  const [nearDays, setNear] = useState<number | null>(settings.nearDays);
  const [behindPoints, setBehind] = useState<number | null>(settings.behindPoints);
  const save = useMutation({
    mutationFn: (changed: LightSettings) => put<LightSettings>('/api/settings/lights', changed),
    onSuccess: () => Promise.all([['lights'], ['targets'], ['tasks'], ['commitment'], ['workbench']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  const fixed = !may('setting.change');
  const complete = nearDays !== null && behindPoints !== null;
  const send = (event: FormEvent) => { event.preventDefault(); if (complete) save.mutate({ nearDays, behindPoints }); };
  return (
    <form className="panel light-form" onSubmit={send}>
      <h2>{say('lightsTitle')}</h2>
      <Rule colour="near" before={say('nearDaysBefore')} after={say('nearDaysAfter')} name={say('nearDays')}>
        {(id) => <InputNumber id={id} value={nearDays} disabled={fixed} onChange={(value) => { save.reset(); setNear(value); }} />}
      </Rule>
      <Rule colour="behind" before={say('behindBefore')} after={say('behindAfter')} name={say('behindPoints')}>
        {(id) => <InputNumber id={id} value={behindPoints} disabled={fixed} onChange={(value) => { save.reset(); setBehind(value); }} />}
      </Rule>
      {complete && isSensible({ nearDays, behindPoints }) && <Example nearDays={nearDays} behindPoints={behindPoints} />}
      {!complete && <p className="field__fault" role="alert">{say('lightsWrong')}</p>}
      {save.isError && <ProblemNote error={save.error} />}
      {save.isSuccess && <output className="light-form__saved">{say('lightsSaved')}</output>}
      {fixed ? <p className="quiet">{say('lightsReadOnly')}</p> : <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!complete}>{say('saveLights')}</Button>}
    </form>
  );
}

interface RuleProps {
  readonly colour: LightReply['colour'];
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly children: (id: string) => ReactNode;
}

function Rule({ colour, name, before, after, children }: RuleProps) {
  const say = useWords(adminWords);
  const id = useId();
  return (
    <p className="light-form__rule">
      <LightTag light={{ colour, why: '', whyEn: '' }} />
      <label htmlFor={id}><span className="only-read">{say('ruleOf', { name })}</span>{before}</label>{children(id)}<span>{after}</span>
    </p>
  );
}

function Example({ nearDays, behindPoints }: { readonly nearDays: number; readonly behindPoints: number }) {
  const say = useWords(adminWords);
  const percent = Math.max(0, HALF_YEAR_PERCENT - behindPoints);
  const text = nearDays < DAYS_OF_DECEMBER ? say('previewText', { day: String(DAYS_OF_DECEMBER - nearDays).padStart(2, '0'), percent }) : say('previewEarly', { days: nearDays, percent });
  return <p className="light-form__example"><span className="quiet">{say('preview')}</span> {text}</p>;
}
