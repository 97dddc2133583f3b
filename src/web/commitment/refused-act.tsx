import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { problemOf } from '../api/refusal.ts';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { commitmentWords } from './commitment-words.ts';
import type { CommitmentView } from './commitment-view.ts';

const CHANGED_MEANWHILE = 'R201';

interface RefusedActProps {
  readonly error: unknown;
  readonly view: CommitmentView;
  /** The newest version is on the page now; the draft may go out again. */
  readonly onReread: () => void;
}

/** Why a verb was refused. When somebody else was quicker: reads the newest version and keeps what was typed. */
export function RefusedAct({ error, view, onReread }: RefusedActProps) {
  const say = useWords(commitmentWords);
  const client = useQueryClient();
  if (problemOf(error).code !== CHANGED_MEANWHILE) return <ProblemNote error={error} />;
  const reread = async () => {
    await client.invalidateQueries({ queryKey: ['commitment', view.kind, view.row.id] });
    onReread();
  };
  return (
    <div className="act-form__conflict">
      <ProblemNote error={error} />
      <p>{say('conflictHelp')}</p>
      <Button onClick={() => void reread()}>{say('reread')}</Button>
    </div>
  );
}
