import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import type { ChangePassword } from '../../contract/session.ts';
import { put } from '../api/client.ts';
import { meKey } from '../api/use-me.ts';
import { Field, focusFault } from '../frame/field.tsx';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { sessionWords } from './session-words.ts';
import './session.css';

/** The form that changes one's own password. */
export function PasswordChange() {
  const say = useWords(sessionWords);
  const [draft, setDraft] = useState({ current: '', next: '', repeat: '' });
  const [tried, setTried] = useState(false);
  const change = useChange(() => { setDraft({ current: '', next: '', repeat: '' }); setTried(false); });
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFault(event.currentTarget);
    if (draft.current !== '' && draft.next !== '' && draft.next === draft.repeat) change.mutate({ current: draft.current, next: draft.next });
  };
  const fault = (key: keyof typeof draft) => {
    if (!tried) return undefined;
    if (key === 'repeat') return draft.repeat === '' ? say('repeatMissing') : draft.repeat === draft.next ? undefined : say('notSame');
    return draft[key] === '' ? say('required', { field: say(key) }) : undefined;
  };
  const control = (key: keyof typeof draft, complete: string, hint?: string) => (
    <Field label={say(key)} hint={hint} fault={fault(key)}>
      {(links) => <Input.Password {...links} autoComplete={complete} value={draft[key]} onChange={(e) => setDraft({ ...draft, [key]: e.target.value })} />}
    </Field>
  );
  return (
    <form onSubmit={send} noValidate>
      {change.error !== null && <div className="sign-in__problem"><ProblemNote error={change.error} /></div>}
      {control('current', 'current-password')}
      {control('next', 'new-password', say('nextHint'))}
      {control('repeat', 'new-password')}
      <Button type="primary" htmlType="submit" loading={change.isPending}>{say('changeIt')}</Button>
    </form>
  );
}

function useChange(onDone: () => void) {
  const say = useWords(sessionWords);
  const client = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: (body: ChangePassword) => put('/api/session/password', body),
    onSuccess: () => {
      onDone();
      void message.success(say('changed'));
      return client.invalidateQueries({ queryKey: meKey });
    },
  });
}
