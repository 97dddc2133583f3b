import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { frameWords } from '../frame/frame-words.ts';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { CommitmentDetails } from './commitment-details.tsx';
import { commitmentWords } from './commitment-words.ts';
import { useCommitment, type CommitmentKind } from './use-commitments.ts';

interface CommitmentDrawerProps {
  readonly kind: CommitmentKind;
  /** Nothing is open without one. */
  readonly id: string | undefined;
  readonly first?: string | undefined;
  readonly onClose: () => void;
}

/** A target or task beside the list it was opened from. */
export function CommitmentDrawer({ kind, id, first, onClose }: CommitmentDrawerProps) {
  const frame = useWords(frameWords);
  const say = useWords(commitmentWords);
  return (
    <Drawer
      open={id !== undefined} onClose={onClose} size={640} title={frame(kind)} destroyOnHidden
      closable={{ placement: 'end', 'aria-label': frame('close') }} extra={<Link to={`/${kind}s/${id ?? ''}`}>{say('openPage')}</Link>}
    >
      {id !== undefined && <CommitmentBody key={id} kind={kind} id={id} first={first} />}
    </Drawer>
  );
}

/** Reads a target or task and shows it, waiting and refused states included. */
export function CommitmentBody({ kind, id, first }: { readonly kind: CommitmentKind; readonly id: string; readonly first?: string | undefined }) {
  const { data, error, isPending, refetch } = useCommitment(kind, id);
  if (isPending) return <LoadingState />;
  if (data === undefined) return <ProblemNote error={error} again={() => void refetch()} />;
  return <CommitmentDetails view={data} first={first} />;
}
