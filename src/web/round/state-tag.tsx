import CheckCircleOutlined from '@ant-design/icons/es/icons/CheckCircleOutlined';
import ClockCircleOutlined from '@ant-design/icons/es/icons/ClockCircleOutlined';
import EditOutlined from '@ant-design/icons/es/icons/EditOutlined';
import LockOutlined from '@ant-design/icons/es/icons/LockOutlined';
import MinusCircleOutlined from '@ant-design/icons/es/icons/MinusCircleOutlined';
import RollbackOutlined from '@ant-design/icons/es/icons/RollbackOutlined';
import StopOutlined from '@ant-design/icons/es/icons/StopOutlined';
import UnlockOutlined from '@ant-design/icons/es/icons/UnlockOutlined';
import type { ComponentType } from 'react';
import type { ReportRow } from '../../contract/round.ts';
import { latenesses } from '../../domain/round/lateness.ts';
import { reportStates } from '../../domain/round/report-state.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { roundWords } from './round-words.ts';
import './round.css';

const icons: Record<ReportRow['state'], ComponentType> = {
  not_started: MinusCircleOutlined, draft: EditOutlined, submitted: ClockCircleOutlined, resubmitted: ClockCircleOutlined, returned: RollbackOutlined,
  approved: CheckCircleOutlined, locked: LockOutlined, reopened: UnlockOutlined, excused: StopOutlined,
};

/** Where a report stands: never a colour alone, always with its word and its shape; sent late or overdue says so too. */
export function StateTag({ report }: { readonly report: Pick<ReportRow, 'state' | 'lateness' | 'reopens'> }) {
  const pick = usePick();
  const say = useWords(roundWords);
  const Icon = icons[report.state];
  return (
    <span className="report-signs">
      <span className={`report-state report-state--${report.state}`}><span aria-hidden="true"><Icon /></span>{pick(reportStates[report.state])}</span>
      {report.lateness !== null && <span className={`report-late report-late--${report.lateness}`}>{pick(latenesses[report.lateness])}</span>}
      {report.reopens > 0 && <span className="report-late report-late--reopened">{say('reopened', { n: report.reopens })}</span>}
    </span>
  );
}
