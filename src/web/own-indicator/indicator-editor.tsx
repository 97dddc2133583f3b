import { App, Button, Input, Select } from 'antd';
import { useRef, useState } from 'react';
import type { AskedRegister, IndicatorReport } from '../../contract/own-indicator.ts';
import { directions, timeBases } from '../../domain/indicator/definition.ts';
import { setAt } from '../designer/drawing-text.ts';
import { proposeKey } from '../designer/propose-key.ts';
import { useDrawingState, type DrawingState } from '../designer/drawing-state.ts';
import { TextBox } from '../designer/text-box.tsx';
import { Field } from '../frame/field.tsx';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { ExampleRows } from './example-rows.tsx';
import { FormulaBox } from './formula-box.tsx';
import { IndicatorCheck } from './indicator-report.tsx';
import { hasNoKey, partOf } from './indicator-text.ts';
import { ownIndicatorWords } from './own-indicator-words.ts';
import { useIndicatorReport, useProposeIndicator } from './use-own-indicators.ts';

interface EditorProps {
  /** The indicator that is changed, with the version its author has before him; null for a new one. */
  readonly changing: { readonly key: string; readonly version: number } | null;
  readonly start: string;
  readonly onSent: () => void;
}

/** The editor of an own indicator: form, formula and examples, beside them what the server says of it. */
export function IndicatorEditor({ changing, start, onSent }: EditorProps) {
  const state = useDrawingState(`indicator.${changing?.key ?? 'new'}.${changing?.version ?? 0}`, { written: start, lists: [] });
  const { report, current, error } = useIndicatorReport({ written: state.written, ...(changing !== null && { changing: changing.key }) });
  const asks = useLastAsks(report);
  return (
    <div className="own-editor">
      <div className="panel own-editor__form">
        <SendBar changing={changing} state={state} report={current ? report : undefined} onSent={onSent} />
        {error !== null && <ProblemNote error={error} />}
        <Facts state={state} report={report} isNew={changing === null} />
        <FormulaBox value={partOf(state.written, 'formula')} fault={useFault(report, 'formula')} onChange={(formula) => state.write((now) => setAt(now, ['formula'], formula))} />
        <ExampleRows written={state.written} write={state.write} runs={report?.examples ?? []} settled={current} asks={asks} />
        <MoreFacts state={state} report={report} isNew={changing === null} />
        <Written state={state} />
      </div>
      <IndicatorCheck report={report} checking={!current} />
    </div>
  );
}

/** What is wrong with a part, beside it. */
function useFault(report: IndicatorReport | undefined, part: string): string | undefined {
  const pick = usePick();
  const fault = report?.faults.find((one) => one.part === part);
  return fault && pick(fault);
}

// While a formula is half typed nobody knows its fields: those of the last whole one stay.
function useLastAsks(report: IndicatorReport | undefined): readonly AskedRegister[] {
  const [last, keep] = useState<readonly AskedRegister[]>([]);
  const asks = report?.asks ?? [];
  if (asks.length > 0 && asks !== last) keep(asks);
  return asks.length > 0 ? asks : last;
}

function Facts({ state, report, isNew }: { readonly state: DrawingState; readonly report: IndicatorReport | undefined; readonly isNew: boolean }) {
  const say = useWords(ownIndicatorWords);
  const faults = { name: useFault(report, 'name'), time: useFault(report, 'time') };
  const { written } = state;
  const set = (key: string, value: unknown) => state.write((now) => setAt(now, [key], value));
  // The key follows the name until there is one.
  const rename = (name: string) => {
    set('name', name);
    if (isNew && hasNoKey(written) && name !== '') void proposeKey(name, []).then((key) => state.write((now) => (hasNoKey(now) ? setAt(now, ['key'], key) : now)));
  };
  return (
    <div className="own-facts">
      <Field label={say('name')} fault={faults.name}>{(links) => <TextBox {...links} value={partOf(written, 'name')} onChange={rename} />}</Field>
      <Field label={say('measure')} hint={say('measureHint')}>{(links) => <TextBox {...links} value={partOf(written, 'measure')} onChange={(text) => set('measure', text)} />}</Field>
      <Field label={say('decimals')}>{(links) => <Select<number> {...links} value={Number(partOf(written, 'decimals') || 0)} onChange={(digits) => set('decimals', digits)} options={[0, 1, 2, 3, 4, 5, 6].map((digits) => ({ value: digits, label: String(digits) }))} />}</Field>
      <Field label={say('better')}>{(links) => <Select<string> {...links} value={partOf(written, 'better') || 'neither'} onChange={(way) => set('better', way)} options={directions.map((way) => ({ value: way, label: say(way) }))} />}</Field>
      <Field label={say('time')} fault={faults.time}>{(links) => <Select<string> {...links} value={partOf(written, 'time')} onChange={(basis) => set('time', basis)} options={timeBases.map((basis) => ({ value: basis, label: say(basis) }))} />}</Field>
    </div>
  );
}

/** What few need to touch. */
function MoreFacts({ state, report, isNew }: { readonly state: DrawingState; readonly report: IndicatorReport | undefined; readonly isNew: boolean }) {
  const say = useWords(ownIndicatorWords);
  const faults = { en: useFault(report, 'en'), key: useFault(report, 'key') };
  const { written } = state;
  const set = (key: string, value: unknown) => state.write((now) => setAt(now, [key], value));
  return (
    <div className="own-facts own-part">
      <Field label={say('source')}>{(links) => <TextBox {...links} value={partOf(written, 'source')} onChange={(text) => set('source', text)} />}</Field>
      <Field label={say('noteText')}>{(links) => <TextBox {...links} value={partOf(written, 'note')} onChange={(text) => set('note', text)} />}</Field>
      <Field label={say('en')} fault={faults.en}>{(links) => <TextBox {...links} value={partOf(written, 'en')} onChange={(text) => set('en', text)} />}</Field>
      {isNew && <Field label={say('key')} hint={say('keyHint')} fault={faults.key}>{(links) => <TextBox {...links} value={partOf(written, 'key')} onChange={(text) => set('key', text)} />}</Field>}
    </div>
  );
}

function Written({ state }: { readonly state: DrawingState }) {
  const say = useWords(ownIndicatorWords);
  return (
    <details className="own-part">
      <summary>{say('text')}</summary>
      <p className="quiet">{say('textNote')}</p>
      <Input.TextArea aria-label={say('text')} className="own-formula" autoSize={{ minRows: 8, maxRows: 30 }} spellCheck={false} value={state.written} onChange={(event) => state.write(event.target.value)} />
    </details>
  );
}

function SendBar({ changing, state, report, onSent }: Pick<EditorProps, 'changing' | 'onSent'> & { readonly state: DrawingState; readonly report: IndicatorReport | undefined }) {
  const say = useWords(ownIndicatorWords);
  const { message } = App.useApp();
  const propose = useProposeIndicator();
  const sending = useRef(false);
  const unnamed = changing === null && hasNoKey(state.written);
  const ready = report !== undefined && report.faults.length === 0 && state.dirty && !unnamed;
  const send = () => {
    if (sending.current) return;
    sending.current = true;
    propose.mutate({ written: state.written, version: changing?.version ?? 0, ...(changing !== null && { changing: changing.key }) }, {
      onSuccess: () => { state.sent(); void message.success(say('proposed')); onSent(); }, onSettled: () => { sending.current = false; },
    });
  };
  return (
    <div className="own-send">
      <Button type="primary" disabled={!ready} loading={propose.isPending} onClick={send}>{say('propose')}</Button>
      {state.dirty && <Button onClick={state.giveUp}>{say('giveUp')}</Button>}
      {unnamed && <span className="quiet">{say('nameFirst')}</span>}
      {state.dirty && state.restored && <span className="quiet">{say('restored')}</span>}
      {propose.isError && <ProblemNote error={propose.error} />}
    </div>
  );
}
