import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, InputNumber } from 'antd';
import { useId, useState, type FormEvent } from 'react';
import type { ImportSettings } from '../../contract/import.ts';
import { get, put } from '../api/client.ts';
import { useMay } from '../api/use-me.ts';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { adminWords } from './admin-words.ts';

/** What holds for files that are imported: how large they may be, and how long they are kept. */
export function ImportKeepingForm() {
  const { data, error, refetch } = useQuery({ queryKey: ['import-settings'], queryFn: ({ signal }) => get<ImportSettings>('/api/settings/imports', signal) });
  if (data === undefined) return error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />;
  return <KeepingForm settings={data} />;
}

const LONGEST_DAYS = 3650;

function KeepingForm({ settings }: { readonly settings: ImportSettings }) {
  const say = useWords(adminWords);
  const fixed = !useMay()('import.keep');
  const client = useQueryClient();
  const id = useId();
  const [keepDays, keep] = useState<number | null>(settings.keepDays);
  const save = useMutation({ mutationFn: (changed: ImportSettings) => put<ImportSettings>('/api/settings/imports', changed), onSuccess: (held) => { client.setQueryData(['import-settings'], held); } });
  const wrong = keepDays === null || !Number.isInteger(keepDays) || keepDays < 1 || keepDays > LONGEST_DAYS;
  const send = (event: FormEvent) => { event.preventDefault(); if (keepDays !== null && !wrong) save.mutate({ keepDays }); };
  return (
    <form className="panel light-form" onSubmit={send} noValidate aria-label={say('importsTitle')}>
      <h2>{say('importsTitle')}</h2>
      <p className="quiet">{say('importsLimits')}</p>
      <p className="light-form__rule">
        <label htmlFor={id}>{say('importsKeepBefore')}</label><InputNumber id={id} value={keepDays} disabled={fixed} onChange={(value) => { save.reset(); keep(value); }} /><span>{say('importsKeepAfter')}</span>
      </p>
      {wrong && <p className="field__fault" role="alert">{say('importsKeepWrong', { n: LONGEST_DAYS })}</p>}
      {save.isError && <ProblemNote error={save.error} />}
      {save.isSuccess && <output className="light-form__saved">{say('importsSaved')}</output>}
      {fixed ? <p className="quiet">{say('lightsReadOnly')}</p> : <Button type="primary" htmlType="submit" loading={save.isPending} disabled={wrong}>{say('importsSave')}</Button>}
    </form>
  );
}
