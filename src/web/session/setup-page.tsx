import { useMutation, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState, type FormEvent } from 'react';
import type { Setup } from '../../contract/session.ts';
import { post } from '../api/client.ts';
import { meKey } from '../api/use-me.ts';
import { focusFault } from '../frame/field.tsx';
import { frameWords } from '../frame/frame-words.ts';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { DoorLayout } from './door-layout.tsx';
import { sessionWords } from './session-words.ts';
import { blankSetup, setupOf } from './setup-draft.ts';
import { Administrators, CountyFields } from './setup-fields.tsx';

/** The set-up, once: token, county, bureau, and the three administrators. */
export function SetupPage() {
  const say = useWords(sessionWords);
  const frame = useWords(frameWords);
  const [draft, setDraft] = useState(blankSetup);
  const [tried, setTried] = useState(false);
  const finish = useMutation({ mutationFn: (body: Setup) => post('/api/setup', body) });
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFault(event.currentTarget);
    const body = setupOf(draft);
    if (body !== undefined) finish.mutate(body);
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
