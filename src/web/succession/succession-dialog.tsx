import { App, Button, Input, Modal, Segmented } from 'antd';
import { useId, useState, type FormEvent } from 'react';
import type { Unit } from '../../contract/unit.ts';
import { useToday } from '../api/use-me.ts';
import { Field, focusFault } from '../frame/field.tsx';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords, type Say } from '../i18n/define-words.ts';
import { UnitPicker, UnitsPicker } from '../unit/unit-picker.tsx';
import { ForesightView, isPossible } from './foresight-view.tsx';
import { canForesee, draftFaults, emptyDraft, type SuccessionDraft } from './succession-draft.ts';
import { successionWords, type SuccessionWord } from './succession-words.ts';
import { useChangeUnits, useForesight } from './use-succession.ts';
import './succession.css';

const sends = { merge: 'doMerge', split: 'doSplit', close: 'doClose' } as const;
const hints = { merge: 'mergeHint', split: 'splitHint', close: 'closeHint' } as const;

interface PanelProps {
  readonly draft: SuccessionDraft;
  readonly change: (draft: SuccessionDraft) => void;
  /** What is missing in a field, once somebody tried to send. */
  readonly faultOf: (field: string) => string | undefined;
}

/** Merges, splits or closes a unit: what would happen stands in the form before anybody can send it. */
export function SuccessionDialog({ unit, onClose }: { readonly unit: Unit; readonly onClose: () => void }) {
  const say = useWords(successionWords);
  const { message } = App.useApp();
  const form = useId();
  const [draft, change] = useState(emptyDraft(unit.id, useToday()));
  const [tried, setTried] = useState(false);
  const ready = canForesee(draft);
  const { data, error } = useForesight(draft, ready);
  const send = useChangeUnits(() => { void message.success(doneText(say, draft, unit)); onClose(); });
  const faults = draftFaults(draft);
  const faultOf = (field: string) => { const word: SuccessionWord | undefined = faults[field]; return tried && word !== undefined ? say(word) : undefined; };
  const told = data !== undefined && isPossible(data);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faults).length > 0) { focusFault(event.currentTarget); return; }
    if (told) send.mutate(draft);
  };
  return (
    <Modal
      open title={say('title', { name: unit.name })} okText={say(sends[draft.kind])} cancelText={say('closeDialog')} confirmLoading={send.isPending} onCancel={onClose} width={560} destroyOnHidden mask={{ closable: false }}
      okButtonProps={{ htmlType: 'submit', form, danger: draft.kind === 'close', disabled: ready && !told }} closable={{ 'aria-label': say('closeDialog') }}
    >
      <form id={form} onSubmit={submit} noValidate className="form-modal succession">
        <KindField draft={draft} change={change} />
        {draft.kind === 'merge' && <MergeFields draft={draft} change={change} faultOf={faultOf} />}
        {draft.kind === 'split' && <SplitFields draft={draft} change={change} faultOf={faultOf} />}
        <BasisFields draft={draft} change={change} faultOf={faultOf} />
        {!ready && <p className="quiet">{say('foresightWait')}</p>}
        {ready && data === undefined && (error === null ? <LoadingState /> : <ProblemNote error={error} />)}
        {ready && data !== undefined && <ForesightView foresight={data} kind={draft.kind} />}
      </form>
      {send.error !== null && <ProblemNote error={send.error} />}
    </Modal>
  );
}

function doneText(say: Say<SuccessionWord>, { kind, parts }: SuccessionDraft, unit: Unit): string {
  if (kind === 'split') return say('doneSplit', { n: parts.length });
  return say(kind === 'close' ? 'doneClose' : 'doneMerge', { name: unit.name });
}

function KindField({ draft, change }: Omit<PanelProps, 'faultOf'>) {
  const say = useWords(successionWords);
  return (
    <>
      <Segmented<SuccessionDraft['kind']>
        aria-label={say('kind')} value={draft.kind} onChange={(kind) => change({ ...draft, kind })} block
        options={(['merge', 'split', 'close'] as const).map((kind) => ({ value: kind, label: say(kind) }))}
      />
      <p className="succession__hint">{say(hints[draft.kind])}</p>
    </>
  );
}

function MergeFields({ draft, change, faultOf }: PanelProps) {
  const say = useWords(successionWords);
  return (
    <>
      <Field label={say('sources')} fault={faultOf('sources')}>{(links) => <UnitsPicker {...links} value={draft.sources} onChange={(sources) => change({ ...draft, sources })} />}</Field>
      <Field label={say('target')} fault={faultOf('target')}>{(links) => <UnitPicker {...links} value={draft.target} onChange={(target) => change({ ...draft, target })} />}</Field>
    </>
  );
}

function SplitFields({ draft, change, faultOf }: PanelProps) {
  const say = useWords(successionWords);
  const set = (index: number, part: Partial<SuccessionDraft['parts'][number]>) => change({ ...draft, parts: draft.parts.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  return (
    <>
      {draft.parts.map((part, index) => (
        // Parts have nothing but their place to be known by.
        <div key={`part${String(index)}`}>
          <Field label={say('partName', { n: index + 1 })} fault={faultOf(`name${index}`)}>
            {(links) => <Input {...links} value={part.name} maxLength={80} autoComplete="off" onChange={(event) => set(index, { name: event.target.value })} />}
          </Field>
          <Field label={say('partCode', { n: index + 1 })} hint={say('codeHint')} fault={faultOf(`code${index}`)}>
            {(links) => <Input {...links} value={part.code} maxLength={24} autoComplete="off" onChange={(event) => set(index, { code: event.target.value })} />}
          </Field>
        </div>
      ))}
      {draft.parts.length < 10 && <Button type="dashed" onClick={() => change({ ...draft, parts: [...draft.parts, { name: '', code: '' }] })}>{say('addPart')}</Button>}
    </>
  );
}

function BasisFields({ draft, change, faultOf }: PanelProps) {
  const say = useWords(successionWords);
  return (
    <>
      <Field label={say('effectiveOn')} hint={say('effectiveHint')} fault={faultOf('effectiveOn')}>
        {(links) => <Input {...links} type="date" value={draft.effectiveOn} onChange={(event) => change({ ...draft, effectiveOn: event.target.value })} />}
      </Field>
      <Field label={say('document')} hint={say('documentHint')} fault={faultOf('document')}>
        {(links) => <Input {...links} value={draft.document} maxLength={120} autoComplete="off" onChange={(event) => change({ ...draft, document: event.target.value })} />}
      </Field>
    </>
  );
}
