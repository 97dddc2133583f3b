import { App, Button, Input, type InputProps, type InputRef } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { OpenedReport, ReturnReport } from '../../contract/round.ts';
import { declarations } from '../../domain/round/report-state.ts';
import { Field } from '../frame/field.tsx';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { roundWords } from './round-words.ts';
import type { Marks } from './use-marks.ts';
import { useSend } from './use-rounds.ts';

interface CheckPanelProps {
  readonly view: OpenedReport;
  readonly marks: Marks;
  /** Told once it is approved or returned. */
  readonly onDecided: () => void;
}

/** Approves, or returns with a reason for each marked cell or one for the whole. */
export function CheckPanel({ view, marks, onDecided }: CheckPanelProps) {
  const say = useWords(roundWords);
  const pick = usePick();
  const { report } = view;
  const own = !view.verbs.includes('approve');
  return (
    <section className="panel side-panel" aria-label={say('checkTitle')}>
      <h2>{say('checkTitle')}</h2>
      {report.declaration !== null && <p>{say('declare')}：<strong>{pick(declarations[report.declaration])}</strong></p>}
      {own ? <p className="side-panel__stop">{say('ownReport')}</p> : <Decide view={view} marks={marks} onDecided={onDecided} />}
    </section>
  );
}

function Decide({ view, marks, onDecided }: CheckPanelProps) {
  const say = useWords(roundWords);
  const { message } = App.useApp();
  const { report } = view;
  const [note, write] = useState('');
  const [tried, setTried] = useState(false);
  const approve = useSend<{ readonly version: number; readonly note: string }, unknown>(() => `/api/reports/${report.id}/approve`);
  const giveBack = useSend<ReturnReport, unknown>(() => `/api/reports/${report.id}/return`);
  const marked = marks.list.length;
  const silent = marks.list.some(({ reason }) => reason.trim() === '');
  const unsaid = marked === 0 && note.trim().length < 4;
  const decided = (word: 'approved' | 'returned') => ({ onSuccess: () => { onDecided(); void message.success(say(word)); } });
  const returnNow = () => {
    setTried(true);
    if (!silent && !unsaid) giveBack.mutate({ version: report.version, note, cells: marks.list.map((mark) => ({ ...mark })) }, decided('returned'));
  };
  return (
    <>
      {marked === 0 && <Button type="primary" block loading={approve.isPending} onClick={() => approve.mutate({ version: report.version, note: '' }, decided('approved'))}>{say('approve')}</Button>}
      <MarkList view={view} marks={marks} fault={tried && silent ? say('needCellReason') : undefined} />
      <Field label={say('reasonWhole')} fault={tried && unsaid ? say('needReason') : undefined}>
        {(links) => <Input.TextArea {...links} value={note} rows={2} maxLength={500} onChange={(event) => write(event.target.value)} />}
      </Field>
      <Button block danger loading={giveBack.isPending} onClick={returnNow}>{marked === 0 ? say('returnWhole') : say('returnIt', { n: marked })}</Button>
      {(approve.isError || giveBack.isError) && <ProblemNote error={approve.error ?? giveBack.error} />}
    </>
  );
}

function MarkList({ view, marks, fault }: Omit<CheckPanelProps, 'onDecided'> & { readonly fault: string | undefined }) {
  const say = useWords(roundWords);
  const pick = usePick();
  if (marks.list.length === 0) return null;
  return (
    <>
      <ul className="mark-list">
        {marks.list.map(({ recordId, field, reason }) => {
          const title = view.records.find(({ id }) => id === recordId)?.title ?? '';
          const name = view.registerFields.find(({ key }) => key === field)?.name ?? { zh: '', en: '' };
          return (
            <li key={`${recordId} ${field}`}>
              <p><strong>{title} · {pick(name)}</strong> <button type="button" className="link-like" onClick={() => marks.toggle(recordId, field)}>{say('removeMark')}</button></p>
              <ReasonInput value={reason} maxLength={300} placeholder={say('reason')} aria-label={`${say('reason')} ${title} ${pick(name)}`} onChange={(event) => marks.say(recordId, field, event.target.value)} onPressEnter={(event) => backTo(event, recordId, field)} />
            </li>
          );
        })}
      </ul>
      {fault !== undefined && <p className="field__fault" role="alert">{fault}</p>}
    </>
  );
}

// A cell was marked to say why: the cursor goes there. Enter goes back to the cell, to mark the next.
function ReasonInput(props: InputProps) {
  const place = useRef<InputRef>(null);
  useEffect(() => place.current?.focus(), []);
  return <Input ref={place} {...props} />;
}

function backTo(event: KeyboardEvent, recordId: string, field: string): void {
  // The same stroke would press the cell and take its mark away.
  event.preventDefault();
  document.querySelector<HTMLElement>(`[data-cell="${CSS.escape(`${recordId} ${field}`)}"]`)?.focus();
}
