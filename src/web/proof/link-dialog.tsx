import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { IndicatorRowView } from '../../contract/indicator.ts';
import type { Target } from '../../contract/ledger.ts';
import type { LinkTarget, ProofSuggestion } from '../../contract/proof.ts';
import { measureFits, proofPeriods } from '../../domain/ledger/proof.ts';
import { subjectAndMetric } from '../commitment/promise.ts';
import { Field } from '../frame/field.tsx';
import { frameWords } from '../frame/frame-words.ts';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { useLanguage, usePick } from '../i18n/use-language.ts';
import { textMatches } from '../table/initials.ts';
import { UnitPicker } from '../unit/unit-picker.tsx';
import { proofWords } from './proof-words.ts';
import { useDecideProof, useIndicatorList } from './use-proof.ts';

interface LinkDialogProps {
  readonly target: Target;
  readonly suggestions: readonly ProofSuggestion[];
  readonly unitId: string;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

type Draft = LinkTarget['proof'];

// The codes of stages as registers have them, with the names people know.
const stageNames: Readonly<Record<string, { zh: string; en: string }>> = {
  kindergarten: { zh: '幼儿园', en: 'Kindergarten' }, primary: { zh: '小学', en: 'Primary' }, junior: { zh: '初中', en: 'Junior secondary' }, senior: { zh: '普通高中', en: 'Senior secondary' },
};

/** Chooses what proves a target: the indicator, whose rows, which stages, which period. */
export function LinkDialog({ target, suggestions, unitId, onClose, onDone }: LinkDialogProps) {
  const say = useWords(proofWords);
  const frame = useWords(frameWords);
  const language = useLanguage();
  const decide = useDecideProof();
  const [first] = suggestions;
  const [draft, setDraft] = useState<Draft>(() => ({
    indicator: target.proof?.indicator ?? first?.indicator ?? '', unitId, stages: target.proof?.stages.map(({ code }) => code) ?? first?.stages ?? [], period: target.proof?.takes ?? 'newest',
  }));
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const send = () => {
    if (draft.indicator === '') { setMissing(true); return; }
    decide.mutate({ id: target.id, version: target.version, note: note.trim(), proof: draft }, { onSuccess: () => { onClose(); onDone?.(); } });
  };
  return (
    <Modal open className="proof__dialog" title={say('dialogTitle')} okText={say('save')} cancelText={say('cancel')} onOk={send} onCancel={onClose} confirmLoading={decide.isPending} width={560} closable={{ 'aria-label': frame('close') }}>
      <p className="proof__about">{subjectAndMetric(target, language)}</p>
      <DraftFields target={target} suggestions={suggestions} draft={draft} missing={missing} onChange={(changes) => { setMissing(false); setDraft({ ...draft, ...changes }); }} />
      <Field label={say('note')}>{(links) => <Input.TextArea {...links} value={note} maxLength={2000} autoSize={{ minRows: 1, maxRows: 4 }} onChange={(event) => setNote(event.target.value)} />}</Field>
      {decide.error !== null && <ProblemNote error={decide.error} />}
    </Modal>
  );
}

interface FieldsProps { readonly target: Target; readonly suggestions: readonly ProofSuggestion[]; readonly draft: Draft; readonly missing: boolean; readonly onChange: (changes: Partial<Draft>) => void }

function DraftFields({ target, suggestions, draft, missing, onChange }: FieldsProps) {
  const say = useWords(proofWords);
  const pick = usePick();
  const fitting = (useIndicatorList().data ?? []).filter(({ measure, name }) => measureFits({ measure: measure.zh, name: name.zh }, target.unit));
  const chosen = fitting.find(({ key }) => key === draft.indicator);
  const likely = suggestions.flatMap(({ indicator }) => fitting.find(({ key }) => key === indicator) ?? []);
  const option = ({ key, name, measure }: IndicatorRowView) => ({ value: key, label: `${pick(name)}${measure.zh === '' ? '' : ` · ${pick(measure)}`}` });
  const groups = [
    ...(likely.length === 0 ? [] : [{ label: say('likely'), options: likely.map(option) }]),
    { label: say('fitting'), options: fitting.filter((one) => !likely.includes(one)).map(option) },
  ];
  const choose = (indicator: string) => onChange({ indicator, stages: suggestions.find((one) => one.indicator === indicator)?.stages ?? [] });
  return (
    <>
      <Field label={say('indicator')} fault={missing ? say('needIndicator') : undefined}>
        {(links) => <Select {...links} value={draft.indicator === '' ? null : draft.indicator} onChange={choose} options={groups} placeholder={say('choose')} notFoundContent={say('noFit')} showSearch={{ filterOption: (typed, shown) => textMatches(String(shown?.label ?? ''), typed) }} />}
      </Field>
      <Field label={say('scope')} hint={say('unitHint')}>{(links) => <UnitPicker {...links} value={draft.unitId} onChange={(unitId) => onChange({ unitId })} />}</Field>
      {chosen?.byStage === true && (
        <Field label={say('stages')} hint={say('stagesHint')}>
          {(links) => <Select {...links} mode="multiple" value={draft.stages} onChange={(stages) => onChange({ stages })} placeholder={say('allStages')} options={Object.entries(stageNames).map(([value, name]) => ({ value, label: pick(name) }))} />}
        </Field>
      )}
      {chosen !== undefined && chosen.time !== 'day' && (
        <Field label={say('period')} hint={say('periodHint')}>
          {(links) => <Select {...links} value={draft.period} onChange={(period) => onChange({ period })} options={proofPeriods.filter((one) => one !== 'ending' || chosen.time === 'school_year').map((value) => ({ value, label: say(`takes_${value}`) }))} />}
        </Field>
      )}
    </>
  );
}
