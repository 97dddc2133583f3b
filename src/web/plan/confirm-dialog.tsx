import { Modal } from 'antd';
import { useWords } from '../i18n/define-words.ts';
import { useDesk } from './desk.ts';
import { planWords } from './plan-words.ts';

/** Before many items enter the ledger: how many of them have no responsible unit, and what becomes of those. */
export function ConfirmDialog() {
  const say = useWords(planWords);
  const { asked, answer, opened } = useDesk();
  if (asked === null) return null;
  const { without, itemIds } = asked;
  return (
    <Modal open title={say('askConfirm', { n: itemIds.length })} okText={say('confirmAnyway')} cancelText={say('goBack')} onOk={() => answer(true)} onCancel={() => answer(false)} width={460}>
      <p>{say('withoutUnit', { n: without })}</p>
      <p className="quiet">{say('withoutUnitThen', { unit: opened.plan.unitName })}</p>
    </Modal>
  );
}
