import { useCallback, useEffect, useMemo, useState } from 'react';
import type { RecordView, RegisterView } from '../../contract/register.ts';
import type { Finding } from '../../domain/register/finding.ts';
import { problems } from '../../domain/problem.ts';
import { unfinishedStates, type RecordState } from '../../domain/register/record-state.ts';
import { dropDraft, keepDraft, keptDraft, type Inputs, type RecordDraft } from './record-draft.ts';
import { changedInputs, inputsOf } from './record-inputs.ts';

/** Everything a form holds between opening and saving. */
export interface FormState {
  readonly unitId: string;
  readonly inputs: Inputs;
  /** The record as it was when the form was opened, or last compared with. */
  readonly before: RecordView | null;
  readonly dirty: boolean;
  readonly fromDraft: boolean;
  /** Somebody changed the record since the draft was left. */
  readonly outdated: boolean;
  readonly setUnit: (unitId: string) => void;
  readonly set: (key: string, input: string | readonly string[]) => void;
  readonly replace: (before: RecordView | null, inputs: Inputs) => void;
  readonly giveUp: () => void;
  readonly saved: () => void;
}

/** The state of a form, kept in this tab while it differs from what is saved. */
export function useFormState(register: RegisterView, record: RecordView | null, unitId: string, blank: Inputs): FormState {
  const id = record?.id ?? 'new';
  const [start] = useState(blank);
  const clean = useCallback((base: RecordView | null): RecordDraft => ({ unitId: base?.unitId ?? unitId, version: base?.version ?? 0, inputs: base === null ? start : inputsOf(register, base) }), [register, unitId, start]);
  const [before, setBefore] = useState(record);
  const [kept] = useState(() => keptDraft(register.key, id));
  const [draft, setDraft] = useState<RecordDraft>(() => (kept === null ? clean(record) : { ...clean(record), unitId: kept.unitId, inputs: { ...clean(record).inputs, ...kept.inputs } }));
  const [fromDraft, setFromDraft] = useState(kept !== null);
  const standing = useMemo(() => clean(before), [clean, before]);
  const dirty = draft.unitId !== standing.unitId || changedInputs(standing.inputs, draft.inputs).length > 0;
  useEffect(() => {
    // Only what was changed: what others change meanwhile in other fields stays theirs.
    if (dirty) keepDraft(register, id, { ...draft, inputs: Object.fromEntries(changedInputs(standing.inputs, draft.inputs).map((key) => [key, draft.inputs[key] ?? ''])) });
    else dropDraft(register.key, id);
  }, [register, id, draft, dirty, standing]);
  return {
    unitId: draft.unitId === '' ? unitId : draft.unitId, inputs: draft.inputs, before, dirty, fromDraft, outdated: fromDraft && record !== null && kept !== null && kept.version !== record.version,
    setUnit: (unit) => setDraft((now) => ({ ...now, unitId: unit })),
    set: (key, input) => setDraft((now) => ({ ...now, inputs: { ...now.inputs, [key]: input } })),
    replace: (base, inputs) => { setBefore(base); setDraft((now) => ({ ...now, version: base?.version ?? 0, inputs })); setFromDraft(false); },
    giveUp: () => { setDraft(clean(before)); setFromDraft(false); },
    saved: () => dropDraft(register.key, id),
  };
}

/** What stands against saving now: a draft may lack what is required and break checks; it is asked for them when it is sent. */
export function inTheWay(findings: readonly Finding[], register: RegisterView, before: RecordView | null): readonly Finding[] {
  const state = (before?.state ?? (register.workflow === 'report' ? 'draft' : 'in_force')) as RecordState;
  const hard = findings.filter(({ strength }) => strength === 'logic');
  return unfinishedStates.includes(state) ? hard.filter(({ code, check }) => code !== problems.valueRequired.code && check === undefined) : hard;
}

/** Whether unusual values have to be explained at saving: where nobody is asked again when the register is sent. */
export const explainsNow = (register: RegisterView): boolean => register.workflow === 'plain';
