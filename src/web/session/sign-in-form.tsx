import { useMutation, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState, type FormEvent } from 'react';
import type { Me, SignIn } from '../../contract/session.ts';
import { get, post } from '../api/client.ts';
import { meKey } from '../api/use-me.ts';
import { Field, focusFault } from '../frame/field.tsx';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { SamplePeopleList } from './sample-people-list.tsx';
import { sessionWords } from './session-words.ts';

interface SignInFormProps {
  readonly mode: Me['mode'];
  readonly onDone?: (me: Me) => void;
}

/** Signs in by name and password, or by choosing a sample person in sample mode. */
export function SignInForm({ mode, onDone }: SignInFormProps) {
  const enter = useEnter(onDone);
  if (mode === 'sample') return <SamplePeopleList busy={enter.isPending} error={enter.error} onChoose={(account) => enter.mutate({ account })} />;
  return <PasswordForm busy={enter.isPending} error={enter.error} onSend={(name) => enter.mutate(name)} />;
}

function useEnter(onDone: ((me: Me) => void) | undefined) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (who: SignIn | { account: string }) => {
      await post('account' in who ? '/api/session/sample' : '/api/session', who);
      return get<Me>('/api/session');
    },
    onSuccess: (me) => { client.setQueryData(meKey, me); onDone?.(me); },
  });
}

function PasswordForm({ busy, error, onSend }: { readonly busy: boolean; readonly error: unknown; readonly onSend: (who: SignIn) => void }) {
  const say = useWords(sessionWords);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFault(event.currentTarget);
    if (login.trim() !== '' && password !== '') onSend({ login: login.trim(), password });
  };
  const missing = (value: string, field: string) => (tried && value === '' ? say('required', { field }) : undefined);
  return (
    <form onSubmit={send} noValidate>
      {error !== null && <div className="sign-in__problem"><ProblemNote error={error} /></div>}
      <Field label={say('login')} fault={missing(login.trim(), say('login'))}>
        {(links) => <Input {...links} size="large" autoComplete="username" autoCapitalize="none" value={login} onChange={(e) => setLogin(e.target.value)} />}
      </Field>
      <Field label={say('password')} fault={missing(password, say('password'))}>
        {(links) => <Input.Password {...links} size="large" autoComplete="current-password" value={password} onChange={(e) => setPassword(e.target.value)} />}
      </Field>
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>{say(busy ? 'signingIn' : 'signIn')}</Button>
    </form>
  );
}
