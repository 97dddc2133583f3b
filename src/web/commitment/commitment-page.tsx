import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { frameWords } from '../frame/frame-words.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../i18n/define-words.ts';
import { useAddress } from '../table/use-address.ts';
import { CommitmentBody } from './commitment-drawer.tsx';
import { commitmentWords } from './commitment-words.ts';
import type { CommitmentKind } from './use-commitments.ts';

/** A target or task as a page of its own: the one to link to and to print. */
export function CommitmentPage({ kind }: { readonly kind: CommitmentKind }) {
  const frame = useWords(frameWords);
  const say = useWords(commitmentWords);
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const [address] = useAddress();
  return (
    <div className="page">
      <PageHeader
        title={frame(kind)} above={<Link to={`/${kind}s`}>{frame(kind === 'target' ? 'targets' : 'tasks')}</Link>}
        actions={<Button onClick={() => window.print()}>{say('print')}</Button>}
      />
      <div className="panel commitment-sheet"><CommitmentBody key={id} kind={kind} id={id} first={address['do']} /></div>
    </div>
  );
}

/** `/targets/$id` */
export const TargetPage = () => <CommitmentPage kind="target" />;

/** `/tasks/$id` */
export const TaskPage = () => <CommitmentPage kind="task" />;
