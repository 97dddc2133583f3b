import { useMemo } from 'react';
import type { OpenedPlan } from '../../contract/plan.ts';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { CheckRows } from './check-rows.tsx';
import { useDesk } from './desk.ts';
import { ItemRows } from './item-rows.tsx';
import { LedgerTools } from './ledger-tools.tsx';
import { ledgerTabs, tabOf, tabWords, type LedgerTab } from './ledger-tab.ts';
import { planWords } from './plan-words.ts';
import { TabStrip } from '../table/tab-strip.tsx';
import './plan-ledger.css';

/** The ledger of a plan: what was read, by kind, and the checks; each row opens in place. */
export function LedgerPane() {
  const say = useWords(planWords);
  const { opened, tab, setTab, refused, resend, forgive } = useDesk();
  const counts = useMemo(() => countsOf(opened), [opened]);
  const tabs = ledgerTabs.map((key) => ({ key, face: <>{say(tabWords[key])}<span className="tabs__count">{counts[key]}</span></> }));
  return (
    <section className="ledger" aria-label={say('ledger')}>
      <TabStrip label={say('ledger')} tabs={tabs} current={tab} onPick={setTab} panel="ledger-panel" />
      <div id="ledger-panel" className="ledger__panel" role="tabpanel" aria-labelledby={`ledger-panel-${tab}`}>
        {refused !== null && <div className="ledger__problem"><ProblemNote error={refused} close={forgive} {...(resend === null ? {} : { again: resend })} /></div>}
        {tab === 'check' ? <CheckRows /> : <><LedgerTools /><ItemRows key={tab} /></>}
      </div>
    </section>
  );
}

function countsOf(opened: OpenedPlan): Record<LedgerTab, number> {
  const counts = { target: 0, achievement: 0, context: 0, task: 0, check: opened.checks.length };
  for (const item of opened.items) counts[tabOf(item)] += 1;
  return counts;
}
