import CheckOutlined from '@ant-design/icons/es/icons/CheckOutlined';
import ClockCircleOutlined from '@ant-design/icons/es/icons/ClockCircleOutlined';
import StopOutlined from '@ant-design/icons/es/icons/StopOutlined';
import type { ComponentType } from 'react';
import type { PlanItem } from '../../contract/plan.ts';
import type { Say } from '../i18n/define-words.ts';
import type { PlanWord } from './plan-words.ts';

const icons: Record<PlanItem['state'], ComponentType> = { proposed: ClockCircleOutlined, confirmed: CheckOutlined, dismissed: StopOutlined };

/** Whether an item waits, is confirmed or dismissed: a word with its shape. */
export function StateWord({ state, say }: { readonly state: PlanItem['state']; readonly say: Say<PlanWord> }) {
  const Icon = icons[state];
  return <span className={`state state--${state}`}><Icon />{say(state)}</span>;
}
