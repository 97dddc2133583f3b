import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import type { Me } from '../../contract/session.ts';
import { get } from '../api/client.ts';
import { announceRegainedSession, onLostSession } from '../api/lost-session.ts';
import { meKey } from '../api/use-me.ts';
import { useWords } from '../i18n/define-words.ts';
import { SignInForm } from '../session/sign-in-form.tsx';
import { frameWords } from './frame-words.ts';
import type { Person } from './person.ts';

const WARN_BEFORE_MS = 5 * 60_000;

/** Warns before the session ends, and asks for the password over the page when it has ended: nothing typed is lost. */
export function SessionGuard({ me, person }: { readonly me: Me; readonly person: Person }) {
  const [lost, lose] = useState(false);
  useEffect(() => onLostSession(() => lose(true)), []);
  return lost ? <SignInAgain me={me} person={person} onDone={() => lose(false)} /> : <ExpiryWarning me={me} />;
}

function SignInAgain({ me, person, onDone }: { readonly me: Me; readonly person: Person; readonly onDone: () => void }) {
  const say = useWords(frameWords);
  const client = useQueryClient();
  const done = (now: Me) => {
    // Another person must not go on with the drafts of the first.
    if (now.person?.id !== person.id) { window.location.reload(); return; }
    onDone();
    announceRegainedSession();
    void client.invalidateQueries();
  };
  return (
    <Modal open title={say('sessionLost')} footer={null} closable={false} mask={{ closable: false }} keyboard={false} width={me.mode === 'sample' ? 760 : 400}>
      <p className="quiet">{say('sessionLostHint')}</p>
      <SignInForm mode={me.mode} onDone={done} />
    </Modal>
  );
}

function ExpiryWarning({ me }: { readonly me: Me }) {
  const say = useWords(frameWords);
  const client = useQueryClient();
  const minutes = useMinutesLeft(me.expiresAt);
  if (minutes === null) return null;
  const stay = async () => client.setQueryData(meKey, await get<Me>('/api/session'));
  return (
    <output className="frame__notice no-print">
      {say('expiring', { n: minutes })}
      <Button size="small" type="primary" onClick={() => void stay()}>{say('stay')}</Button>
    </output>
  );
}

function useMinutesLeft(expiresAt: string | null): number | null {
  const [now, tick] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => tick(Date.now()), 20_000);
    return () => clearInterval(timer);
  }, []);
  if (expiresAt === null) return null;
  const left = Date.parse(expiresAt) - now;
  return left > 0 && left < WARN_BEFORE_MS ? Math.max(1, Math.round(left / 60_000)) : null;
}
