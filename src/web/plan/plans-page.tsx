import UploadOutlined from '@ant-design/icons/es/icons/UploadOutlined';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { OpenedPlan, PlanRow } from '../../contract/plan.ts';
import { useMay } from '../api/use-me.ts';
import { clockDay } from '../frame/clock-time.ts';
import { Figure } from '../frame/figure.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { idOf, usePlans } from './plan-queries.ts';
import { planWords, type PlanWord } from './plan-words.ts';
import { UploadDialog } from './upload-dialog.tsx';
import { UploadPanel } from './upload-panel.tsx';
import './plan.css';

/** Every plan one may see, with what was read from it and what still waits. */
export function PlansPage() {
  const say = useWords(planWords);
  const plans = usePlans();
  const mayUpload = useMay()('plan.upload');
  const navigate = useNavigate();
  const [uploading, upload] = useState(false);
  const done = (answer: PlanRow | OpenedPlan) => void navigate({ to: '/plans/$planId', params: { planId: idOf(answer) } });
  return (
    <div className="page">
      <PageHeader
        title={say('plansTitle')} facts={say('plansFacts')}
        actions={mayUpload && (plans.data?.length ?? 0) > 0 && <Button type="primary" icon={<UploadOutlined />} onClick={() => upload(true)}>{say('upload')}</Button>}
      />
      {plans.isError && <ProblemNote error={plans.error} again={() => void plans.refetch()} />}
      {plans.isPending && <LoadingState />}
      {plans.data?.length === 0 && <NoPlans mayUpload={mayUpload} onDone={done} />}
      {plans.data !== undefined && plans.data.length > 0 && <PlanTable plans={plans.data} />}
      {uploading && <UploadDialog onClose={() => upload(false)} onDone={done} />}
    </div>
  );
}

function NoPlans({ mayUpload, onDone }: { readonly mayUpload: boolean; readonly onDone: (answer: PlanRow | OpenedPlan) => void }) {
  const say = useWords(planWords);
  if (!mayUpload) return <EmptyState title={say('noPlans')} hint={say('noPlansReadOnly')} />;
  return (
    <div className="first-plan">
      <EmptyState title={say('noPlans')} hint={say('noPlansHint')} />
      <UploadPanel onDone={onDone} />
    </div>
  );
}

const columns: readonly PlanWord[] = ['colTitle', 'colUnit', 'targets', 'achievements', 'tasks', 'checks', 'undecided'];

function PlanTable({ plans }: { readonly plans: readonly PlanRow[] }) {
  const say = useWords(planWords);
  return (
    <table className="plans panel">
      <thead><tr>{columns.map((word, at) => <th key={word} scope="col" className={at >= 2 ? 'plans__number' : ''}>{say(word)}</th>)}</tr></thead>
      <tbody>{plans.map((plan) => <PlanLine key={plan.id} plan={plan} />)}</tbody>
    </table>
  );
}

const types: Record<PlanRow['docType'], PlanWord> = { plan: 'docPlan', summary: 'docSummary', 'summary+plan': 'docBoth', other: 'docOther' };

function PlanLine({ plan }: { readonly plan: PlanRow }) {
  const say = useWords(planWords);
  const { counts } = plan;
  return (
    <tr className="plans__row">
      <th scope="row" className="plans__what">
        <Link to="/plans/$planId" params={{ planId: plan.id }} className="plans__title">{plan.title}</Link>
        <span className="plans__facts number">{say(types[plan.docType])} · {say('versionN', { n: plan.versionNo })} · {say('uploadedBy', { who: plan.createdBy, at: clockDay(plan.createdAt) })}</span>
      </th>
      <td className="plans__unit">{plan.unitName}</td>
      <td className="plans__number" data-label={say('targets')}><Figure value={counts.targets} /></td>
      <td className="plans__number" data-label={say('achievements')}><Figure value={counts.achievements} /></td>
      <td className="plans__number" data-label={say('tasks')}><Figure value={counts.tasks} /></td>
      <td className="plans__number" data-label={say('checks')}><ChecksCount counts={counts} /></td>
      <td className="plans__number" data-label={say('undecided')}>{counts.undecided > 0 ? <b><Figure value={counts.undecided} /></b> : <span className="quiet">{say('allDecided')}</span>}</td>
    </tr>
  );
}

function ChecksCount({ counts }: { readonly counts: PlanRow['counts'] }) {
  const say = useWords(planWords);
  if (counts.checks === 0) return <span className="quiet">{say('noChecks')}</span>;
  return (
    <>
      <Figure value={counts.checks} />
      {counts.inconsistent > 0 ? <span className="plans__wrong">{counts.inconsistent} {say('inconsistent')}</span> : <span className="plans__fine">{say('allConsistent')}</span>}
    </>
  );
}
