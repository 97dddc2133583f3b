import { useMutation, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState, type FormEvent } from 'react';
import type { Setup } from '../../contract/session.ts';
import { post } from '../api/client.ts';
import { meKey } from '../api/use-me.ts';
import { Field, focusFault } from '../frame/field.tsx';
import { frameWords } from '../frame/frame-words.ts';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { DoorLayout } from './door-layout.tsx';
import { sessionWords } from './session-words.ts';

const kinds = ['system_admin', 'security_admin', 'audit_admin'] as const;
const blank: Setup = {
  token: '', countyCode: '', countyName: '', bureauName: '', administrators: kinds.map((role) => ({ role, name: '', login: '', password: '' })),
};

/** The set-up, once: token, county, bureau, and the three administrators. */
export function SetupPage() {
  const say = useWords(sessionWords);
  const frame = useWords(frameWords);
  const [draft, setDraft] = useState(blank);
  const [tried, setTried] = useState(false);
  const finish = useMutation({ mutationFn: (body: Setup) => post('/api/setup', body) });
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFault(event.currentTarget);
    if (isComplete(draft)) finish.mutate(draft);
  };
  if (finish.isSuccess) return <SetupDone />;
  return (
    <DoorLayout product={frame('product')} title={say('setupTitle')} wide>
      <p className="door__hint">{say('setupHint')}</p>
      <form onSubmit={send} noValidate>
        <CountyFields draft={draft} tried={tried} onChange={setDraft} />
        <Administrators draft={draft} tried={tried} onChange={setDraft} />
        {finish.error !== null && <div className="sign-in__problem"><ProblemNote error={finish.error} /></div>}
        <Button type="primary" htmlType="submit" size="large" loading={finish.isPending}>{say('finishSetup')}</Button>
      </form>
    </DoorLayout>
  );
}

function SetupDone() {
  const say = useWords(sessionWords);
  const frame = useWords(frameWords);
  const client = useQueryClient();
  return (
    <DoorLayout product={frame('product')} title={say('setupTitle')}>
      <p className="door__hint">{say('setupDone')}</p>
      <Button type="primary" size="large" block onClick={() => void client.invalidateQueries({ queryKey: meKey })}>{say('signIn')}</Button>
    </DoorLayout>
  );
}

interface PartProps {
  readonly draft: Setup;
  readonly tried: boolean;
  readonly onChange: (draft: Setup) => void;
}

function CountyFields({ draft, tried, onChange }: PartProps) {
  const say = useWords(sessionWords);
  const control = (key: 'token' | 'countyName' | 'countyCode' | 'bureauName', hint: string) => (
    <Field label={say(key)} hint={hint} fault={tried && draft[key].trim() === '' ? say('required', { field: say(key) }) : undefined}>
      {(links) => <Input {...links} autoComplete="off" value={draft[key]} onChange={(e) => onChange({ ...draft, [key]: e.target.value })} />}
    </Field>
  );
  return (
    <>
      {control('token', say('tokenHint'))}
      <div className="field-row">
        {control('countyName', say('countyNameHint'))}
        {control('countyCode', say('countyCodeHint'))}
      </div>
      {control('bureauName', say('bureauNameHint'))}
    </>
  );
}

function Administrators({ draft, tried, onChange }: PartProps) {
  const say = useWords(sessionWords);
  const change = (role: string, key: 'name' | 'login' | 'password', value: string) =>
    onChange({ ...draft, administrators: draft.administrators.map((one) => (one.role === role ? { ...one, [key]: value } : one)) });
  return (
    <>
      <h2>{say('administrators')}</h2>
      <p className="setup__note">{say('administratorsHint')}<br />{say('nextHint')}</p>
      {draft.administrators.map((one) => (
        <fieldset className="setup__group" key={one.role}>
          <legend>{say(one.role)}</legend>
          <p className="setup__note">{say(`${one.role}Hint`)}</p>
          <div className="field-row">
            {(['name', 'login', 'password'] as const).map((key) => (
              <Field key={key} label={say(key)} fault={tried && one[key] === '' ? say('required', { field: say(key) }) : undefined}>
                {(links) => (key === 'password'
                  ? <Input.Password {...links} autoComplete="new-password" value={one[key]} onChange={(e) => change(one.role, key, e.target.value)} />
                  : <Input {...links} autoComplete="off" value={one[key]} onChange={(e) => change(one.role, key, e.target.value)} />)}
              </Field>
            ))}
          </div>
        </fieldset>
      ))}
    </>
  );
}

const isComplete = (draft: Setup): boolean =>
  [draft.token, draft.countyCode, draft.countyName, draft.bureauName, ...draft.administrators.flatMap((one) => [one.name, one.login, one.password])]
    .every((value) => value.trim() !== '');
