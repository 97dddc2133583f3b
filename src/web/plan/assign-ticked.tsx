import { App, Button } from 'antd';
import { useState } from 'react';
import { commitmentKind } from '../../domain/plan/commitment-kind.ts';
import { AssignDialog, type Assigned } from '../assign/assign-dialog.tsx';
import { assignWords } from '../assign/assign-words.ts';
import { useUnits } from '../commitment/use-commitments.ts';
import { useWords } from '../i18n/define-words.ts';
import { useDesk } from './desk.ts';
import { planWords } from './plan-words.ts';

/** Gives the ticked targets and tasks of a plan one responsible unit and one deadline, confirmed or not. */
export function AssignTicked() {
  const say = useWords(assignWords);
  const plan = useWords(planWords);
  const { message } = App.useApp();
  const { ticked, byId, correct, planPath } = useDesk();
  const units = useUnits().data ?? [];
  const [open, setOpen] = useState(false);
  const items = [...ticked].flatMap((id) => byId.get(id) ?? []).filter((item) => commitmentKind(item.kind) !== null && item.state !== 'dismissed');
  if (items.length === 0) return null;
  const proposed = items.filter((item) => item.state === 'proposed').length;
  const send = ({ leadUnitId, deadline }: Assigned) => {
    const owner = units.find((unit) => unit.id === leadUnitId)?.name;
    correct(items.map((item) => item.itemId), { ...(owner === undefined ? {} : { owner }), ...(deadline === undefined ? {} : { deadline }) });
    void message.success(say('done', { n: items.length }));
    setOpen(false);
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>{say('assign')}</Button>
      {open && (
        <AssignDialog
          count={items.length} busy={false} error={null} onSend={send} onClose={() => setOpen(false)}
          {...(planPath === undefined ? {} : { under: planPath })} {...(proposed === 0 ? {} : { note: plan('assignProposed', { n: proposed }) })}
        />
      )}
    </>
  );
}
