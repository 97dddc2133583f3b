import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import type { RegisterView } from '../../contract/register.ts';
import { frameWords } from '../frame/frame-words.ts';
import { problemOf } from '../api/refusal.ts';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { useRecord } from '../register/use-registers.ts';
import { RecordDetails } from './record-details.tsx';
import { recordWords } from './record-words.ts';

interface RecordDrawerProps {
  readonly register: RegisterView;
  readonly id: string | undefined;
  readonly asOf: string;
  readonly onClose: () => void;
}

/** A record beside the list it was opened from. */
export function RecordDrawer({ register, id, asOf, onClose }: RecordDrawerProps) {
  const frame = useWords(frameWords);
  const say = useWords(recordWords);
  const pick = usePick();
  return (
    <Drawer
      open={id !== undefined} onClose={onClose} size={720} title={pick(register.name)} destroyOnHidden
      closable={{ placement: 'end', 'aria-label': frame('close') }} extra={<Link to={`/registers/${register.key}/records/${id ?? ''}${asOf === '' ? '' : `?asOf=${asOf}`}`}>{say('openPage')}</Link>}
    >
      {id !== undefined && <RecordBody key={id} register={register} id={id} asOf={asOf} heading />}
    </Drawer>
  );
}

interface RecordBodyProps {
  readonly register: RegisterView;
  readonly id: string;
  readonly asOf: string;
  /** Whether the record's name stands over it: a page names it already. */
  readonly heading?: boolean;
}

const NOT_THERE = 'R101';

/** Reads a record and shows it, waiting and refused states included. */
export function RecordBody({ register, id, asOf, heading = false }: RecordBodyProps) {
  const say = useWords(recordWords);
  const { data, error, refetch } = useRecord(register.key, id, asOf);
  // On a day before it was made there is nothing wrong: there is nothing yet.
  if (data === undefined && error !== null && asOf !== '' && problemOf(error).code === NOT_THERE) return <EmptyState title={say('notYet', { day: asOf })} hint={say('notYetHint')} />;
  if (data === undefined) return error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />;
  return <RecordDetails register={register} opened={data} past={asOf !== ''} asOf={asOf} heading={heading} />;
}
