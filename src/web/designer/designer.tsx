import { App, Button } from 'antd';
import { useId, useRef, useState } from 'react';
import type { DrawingFault, DrawingReport, GuessedColumn, OpenedDrawing } from '../../contract/drawing.ts';
import { useMay } from '../api/use-me.ts';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { TabStrip } from '../table/tab-strip.tsx';
import { designerWords } from './designer-words.ts';
import { useDrawingState, type DrawingDraft, type DrawingState } from './drawing-state.ts';
import { formOf } from './drawing-text.ts';
import { DrawingForm } from './drawing-form.tsx';
import { DrawingPreview } from './drawing-preview.tsx';
import { ExamplesTab } from './examples-tab.tsx';
import { ReportNote } from './fault-list.tsx';
import type { FormPartProps } from './form-part.ts';
import { ListsTab } from './lists-tab.tsx';
import { TextTab } from './text-tab.tsx';
import { useReport, useSendDrawing } from './use-drawings.ts';
import { VersionList } from './version-list.tsx';

interface DesignerProps {
  /** What the drawing is kept under while it is not in force. */
  readonly id: string;
  /** Null for a new one. */
  readonly drawing: OpenedDrawing | null;
  readonly start: DrawingDraft;
  /** The columns of the workbook it was begun from. */
  readonly columns?: readonly GuessedColumn[];
  /** Told the key that is in force now, or null when it waits for approval. */
  readonly onSent: (key: string | null) => void;
}

type Tab = 'form' | 'text' | 'lists' | 'examples' | 'history';

/** The editor of a drawing: form, text and code lists on the left, what the server says above them, the preview on the right. */
export function Designer({ id, drawing, start, columns = noColumns, onSent }: DesignerProps) {
  const say = useWords(designerWords);
  const state = useDrawingState(id, start);
  const { report, current, error } = useReport({ written: state.written, lists: [...state.lists] });
  const [tab, open] = useState<Tab>('form');
  const [place, goTo] = useState<DrawingFault | null>(null);
  const panel = useId();
  const openFault = (fault: DrawingFault) => { goTo(fault); open('text'); };
  const tabs = (['form', 'lists', 'examples', 'text', 'history'] as const).filter((one) => one !== 'history' || drawing !== null);
  return (
    <div className="designer">
      <div className="designer__left panel">
        <SendBar drawing={drawing} state={state} report={report} busy={!current} onSent={onSent} />
        {error === null ? <ReportNote report={report} checking={!current} version={drawing?.version ?? 0} onOpen={openFault} /> : <ProblemNote error={error} />}
        <TabStrip label={say('parts')} panel={panel} current={tab} onPick={open} tabs={tabs.map((key) => ({ key, face: say(key) }))} />
        <div id={panel} role="tabpanel" aria-labelledby={`${panel}-${tab}`} className="designer__panel">
          {tab === 'form' && <FormTab state={state} report={report} isNew={drawing === null} columns={columns} />}
          {tab === 'text' && <TextTab state={state} faults={report?.faults ?? []} more={report?.more ?? false} place={place} />}
          {tab === 'lists' && <ListsTab state={state} held={drawing?.lists ?? []} faults={report?.faults ?? []} />}
          {tab === 'examples' && <ExamplesTab state={state} report={report} held={drawing !== null} />}
          {tab === 'history' && drawing !== null && <VersionList versions={drawing.versions} />}
        </div>
      </div>
      <DrawingPreview view={report?.view ?? null} held={report?.held ?? 0} />
    </div>
  );
}

const noColumns: readonly GuessedColumn[] = [];

function FormTab({ isNew, ...part }: Omit<FormPartProps, 'form'> & { readonly isNew: boolean }) {
  const say = useWords(designerWords);
  const form = formOf(part.state.written);
  return form === null ? <p className="drawing__warn">{say('cannotForm')}</p> : <DrawingForm {...part} form={form} isNew={isNew} />;
}

function SendBar({ drawing, state, report, busy, onSent }: Pick<DesignerProps, 'drawing' | 'onSent'> & { readonly state: DrawingState; readonly report: DrawingReport | undefined; readonly busy: boolean }) {
  const say = useWords(designerWords);
  const may = useMay();
  const pick = usePick();
  const { message, modal } = App.useApp();
  const send = useSendDrawing();
  const sending = useRef(false);
  const propose = report?.burden?.needsApproval === true;
  const sound = report !== undefined && report.faults.length === 0 && report.losses.length === 0;
  const ready = sound && !busy && (drawing === null || state.dirty);
  // What becomes of rows that are there is said once more, where nobody overlooks it.
  const ask = () => {
    const effects = report?.effects ?? [];
    if (effects.length === 0 || propose) return go();
    modal.confirm({ title: say('confirmTitle'), width: 560, content: <ul className="drawing__confirm">{effects.map((one) => <li key={one.zh}>{pick(one)}</li>)}</ul>, okText: say('confirmOk'), cancelText: say('confirmNo'), onOk: go });
  };
  const go = () => {
    if (sending.current) return;
    sending.current = true;
    send.mutate({ key: drawing?.key ?? null, version: drawing?.version ?? 0, propose, written: state.written, lists: [...state.lists] }, {
      onSuccess: (answer) => {
        state.sent();
        const saved = 'version' in answer ? answer : null;
        void message.success(saved === null ? say('proposed') : say('saved', { n: saved.version }));
        onSent(saved?.key ?? null);
      },
      onSettled: () => { sending.current = false; },
    });
  };
  return (
    <div className="designer__send">
      {may(drawing === null ? 'register.draw' : 'register.change') && <Button type="primary" disabled={!ready} loading={send.isPending} onClick={ask}>{say(propose ? 'propose' : 'putInForce')}</Button>}
      {state.dirty && <Button onClick={state.giveUp}>{say('giveUp')}</Button>}
      {state.dirty && <span className="quiet">{say(state.restored ? 'restored' : 'unsaved')}</span>}
      {send.isError && <ProblemNote error={send.error} />}
    </div>
  );
}
