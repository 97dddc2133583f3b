import { Link, useParams } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { OpenedPlan } from '../../contract/plan.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { ChecksBar } from './checks-bar.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { DeskContext } from './desk.ts';
import { ItemDrawer } from './item-drawer.tsx';
import { LedgerPane } from './ledger-pane.tsx';
import { OutlinePane } from './outline-pane.tsx';
import { paneNames, PanesContext, usePanes, type PaneName, type Panes } from './panes.ts';
import { PhoneSheet } from './phone-sheet.tsx';
import { PlanHeader } from './plan-header.tsx';
import { usePlan } from './plan-queries.ts';
import { planWords } from './plan-words.ts';
import { PrintOutline, PrintTables } from './print-sheet.tsx';
import { TabStrip } from '../table/tab-strip.tsx';
import { TextPane } from './text-pane.tsx';
import { useNarrow } from './use-narrow.ts';
import { usePlanDesk } from './use-plan-desk.ts';
import { usePrinting } from './use-printing.ts';
import { useShortcuts } from './use-shortcuts.ts';
import './plan.css';

/** The plan page: outline, text and ledger of one version, side by side. */
export function PlanPage() {
  const { planId = '' } = useParams({ strict: false });
  const [no, showVersion] = useState<number | null>(null);
  const plan = usePlan(planId, no);
  if (plan.isError && plan.data === undefined) return <NoPlan error={plan.error} again={() => void plan.refetch()} />;
  if (plan.data === undefined) return <LoadingState />;
  // Another version is another desk: what was chosen or ticked belongs to the old one.
  return <PlanDesk key={`${planId}@${plan.data.plan.versionNo}`} opened={plan.data} onVersion={showVersion} />;
}

function NoPlan({ error, again }: { readonly error: unknown; readonly again: () => void }) {
  const say = useWords(planWords);
  return (
    <div className="page">
      <PageHeader title={say('plansTitle')} above={<Link to="/plans">{say('allPlans')}</Link>} />
      <ProblemNote error={error} again={again} />
    </div>
  );
}

function PlanDesk({ opened, onVersion }: { readonly opened: OpenedPlan; readonly onVersion: (no: number | null) => void }) {
  const desk = usePlanDesk(opened);
  const panes = usePaneChoice();
  const printing = usePrinting();
  useShortcuts(desk);
  const go = useGoTo(panes);
  return (
    <DeskContext value={desk}>
      <PanesContext value={panes}>
        <div className="plan" data-pane={panes.single ? panes.pane : 'all'}>
          <PlanHeader onVersion={onVersion} />
          <ChecksBar />
          {panes.single && <PaneTabs />}
          {printing && <PrintOutline />}
          <div className="plan__panes" id="plan-pane">
            {(!panes.single || panes.pane === 'outline') && <OutlinePane onGo={go} />}
            {(!panes.single || printing || panes.pane === 'text') && <TextPane />}
            {(!panes.single || panes.pane === 'ledger') && <LedgerPane />}
          </div>
          {printing && <PrintTables />}
          {panes.single && panes.pane === 'text' && <PhoneSheet />}
        </div>
        <ItemDrawer />
        <ConfirmDialog />
      </PanesContext>
    </DeskContext>
  );
}

function PaneTabs() {
  const say = useWords(planWords);
  const { pane, show } = usePanes();
  return <TabStrip label={say('panes')} tabs={paneNames.map((key) => ({ key, face: say(key) }))} current={pane} onPick={show} panel="plan-pane" />;
}

function usePaneChoice(): Panes {
  const single = useNarrow();
  const [pane, show] = useState<PaneName>('text');
  return useMemo(() => ({ single, pane, show }), [single, pane]);
}

// Goes to the line that holds an offset, once the text pane is on the screen.
function useGoTo(panes: Panes): (offset: number) => void {
  const timer = useRef(0);
  return useCallback((offset) => {
    if (panes.single) panes.show('text');
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      lineAt(offset)?.scrollIntoView({ block: 'start' });
    }, 0);
  }, [panes]);
}

function lineAt(offset: number): HTMLElement | undefined {
  let line: HTMLElement | undefined;
  for (const one of document.querySelectorAll<HTMLElement>('.doc__line')) {
    if (Number(one.dataset['start']) > offset) break;
    line = one;
  }
  return line;
}
