import { useQuery } from '@tanstack/react-query';
import type { SamplePeople } from '../../contract/session.ts';
import { get } from '../api/client.ts';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { sessionWords } from './session-words.ts';

interface SamplePeopleListProps {
  readonly busy: boolean;
  readonly error: unknown;
  readonly onChoose: (account: string) => void;
}

/** The sample people: who they are and what each can do; choosing one signs in. */
export function SamplePeopleList({ busy, error, onChoose }: SamplePeopleListProps) {
  const say = useWords(sessionWords);
  const pick = usePick();
  const people = useQuery({ queryKey: ['sample-people'], queryFn: ({ signal }) => get<SamplePeople>('/api/session/sample', signal) });
  if (people.isError) return <ProblemNote error={people.error} again={() => void people.refetch()} />;
  if (people.data === undefined) return <LoadingState />;
  return (
    <>
      {error !== null && <div className="sign-in__problem"><ProblemNote error={error} /></div>}
      {people.data.length === 0 && <p className="quiet">{say('noSample')}</p>}
      <ul className="people">
        {people.data.map((person) => (
          <li key={person.account}>
            <button type="button" className="people__one" disabled={busy} onClick={() => onChoose(person.account)} title={say('enterAs', { name: person.name })}>
              <span className="people__name">{person.name}</span>
              <span className="people__title">{pick(person.title)}<span className="people__unit">{person.unit}</span></span>
              <span className="people__hint">{pick(person.hint)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
