import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { OwnSessions } from '../../contract/session.ts';
import { get, remove } from '../api/client.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { clockTime } from '../frame/clock-time.ts';
import { useWords } from '../i18n/define-words.ts';
import { deviceOf } from './device-of.ts';
import { sessionWords } from './session-words.ts';
import './session.css';

const sessionsKey = ['own-sessions'] as const;

/** Where one is signed in, with a button to end each of the others. */
export function SessionsPage() {
  const say = useWords(sessionWords);
  const sessions = useQuery({ queryKey: sessionsKey, queryFn: ({ signal }) => get<OwnSessions>('/api/session/all', signal) });
  return (
    <div className="page">
      <PageHeader title={say('sessionsTitle')} facts={say('sessionsHint')} />
      {sessions.isError && <ProblemNote error={sessions.error} again={() => void sessions.refetch()} />}
      {sessions.isPending && <LoadingState />}
      {sessions.data !== undefined && <ul className="places panel">{sessions.data.map((one) => <Place key={one.id} session={one} />)}</ul>}
    </div>
  );
}

function Place({ session }: { readonly session: OwnSessions[number] }) {
  const say = useWords(sessionWords);
  const client = useQueryClient();
  const { message } = App.useApp();
  const end = useMutation({
    mutationFn: () => remove(`/api/session/${session.id}`),
    onSuccess: () => { void message.success(say('ended')); return client.invalidateQueries({ queryKey: sessionsKey }); },
  });
  return (
    <li className="places__one">
      <div className="places__what">
        <p className="places__agent" title={session.agent}>{deviceOf(session.agent)}</p>
        <p className="places__facts number">{say('address')} {session.address} · {say('openedAt')} {clockTime(session.openedAt)} · {say('seenAt')} {clockTime(session.seenAt)}</p>
        {end.error !== null && <ProblemNote error={end.error} />}
      </div>
      {session.current ? <span className="quiet">{say('thisOne')}</span> : <Button loading={end.isPending} onClick={() => end.mutate()}>{say('endIt')}</Button>}
    </li>
  );
}
