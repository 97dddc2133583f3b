import { Modal } from 'antd';
import type { OpenedPlan, PlanRow } from '../../contract/plan.ts';
import { useWords } from '../i18n/define-words.ts';
import { planWords } from './plan-words.ts';
import { UploadPanel } from './upload-panel.tsx';

interface UploadDialogProps {
  /** The plan that gets a new version; absent for a new plan. */
  readonly planId?: string;
  readonly onClose: () => void;
  readonly onDone: (answer: PlanRow | OpenedPlan) => void;
}

/** The upload over the page. */
export function UploadDialog({ planId, onClose, onDone }: UploadDialogProps) {
  const say = useWords(planWords);
  return (
    <Modal open onCancel={onClose} footer={null} width={620} title={say(planId === undefined ? 'uploadTitle' : 'uploadNewVersion')} destroyOnHidden>
      <UploadPanel {...(planId === undefined ? {} : { planId })} onDone={onDone} />
    </Modal>
  );
}
