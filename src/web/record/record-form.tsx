import { App, Button } from 'antd';
import { useEffect, useId, useRef, useState, type RefObject } from 'react';
import type { RecordView, RegisterView, SavedRecord } from '../../contract/register.ts';
import type { Finding } from '../../domain/register/finding.ts';
import { problemOf } from '../api/refusal.ts';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { ConflictNote } from './conflict-note.tsx';
import { explainsNow, inTheWay, type FormState } from './form-state.ts';
import { FormGroups } from './form-groups.tsx';
import { formWords } from './form-words.ts';
import { FindingSummary } from './finding-summary.tsx';
import { CHANGED_MEANWHILE, findingsOfRefusal, newRequest, useSaveRecord } from './save-record.ts';
import { jumpTo, jumpToFirst } from './jump-to.ts';
import { useSaveKey } from './use-save-key.ts';
import { useLiveForm } from './use-record-form.ts';
import './record-form.css';

interface RecordFormProps {
  readonly register: RegisterView;
  readonly state: FormState;
  readonly onSaved: (saved: SavedRecord, next: 'open' | 'another') => void;
}

/** The form of a record, made from its definition. */
export function RecordForm({ register, state, onSaved }: RecordFormProps) {
  const { inputs, before, unitId } = state;
  const live = useLiveForm(register, unitId, inputs, before);
  const save = useSaveRecord(register.key);
  const [seen, see] = useState<ReadonlySet<string>>(new Set());
  const [asked, ask] = useState(0);
  const [request, renew] = useState(newRequest);
  const [explained, explain] = useState<Readonly<Record<string, string>>>({});
  const { message } = App.useApp();
  const say = useWords(formWords);
  const form = useFormKeys(see);
  const id = useId();
  const refused = save.isError ? findingsOfRefusal(save.error).filter(({ code, field }) => !live.findings.some((one) => one.code === code && one.field === field)) : [];
  const findings = [...live.findings, ...refused];
  // Nobody is told of what he has not come to yet.
  const shown = asked > 0 ? findings : findings.filter(({ field, check }) => seen.has(field) || (check !== undefined && touches(register, check, seen)));
  const unexplained = explainsNow(register) ? findings.filter(({ strength, check }) => strength === 'experience' && (explained[check ?? ''] ?? '').trim() === '') : [];
  const send = (next: 'open' | 'another') => {
    // Nothing was entered: an empty record would only have to be found and taken away again.
    if (before === null && !state.dirty) { void message.info(say('nothingEntered')); jumpToFirst(id); return; }
    ask((times) => times + 1);
    if (unitId === '') { placeUnit(id); return; }
    const stopped = [...inTheWay(live.findings, register, before), ...unexplained];
    if (stopped.length > 0) { if (findings.length === 1) jumpTo(id, stopped[0]?.field ?? ''); return; }
    if (save.isPending) return;
    save.mutate({ unitId, values: live.typed, explanations: explanationsFor(findings, explained), before, request }, {
      onSuccess: (saved) => {
        state.saved();
        renew(newRequest());
        const left = saved.findings.length;
        if (left > 0 && register.workflow === 'report') void message.warning(say('savedWith', { n: left }));
        else void message.success(say('saved'));
        onSaved(saved, next);
      },
      onError: (error) => { for (const { field } of findingsOfRefusal(error).slice(0, 1)) jumpTo(id, field); },
    });
  };
  useSaveKey(() => send('open'));
  useEffect(() => { if (before === null && unitId !== '') jumpToFirst(id); }, [id, before, unitId]);
  const conflict = save.isError && problemOf(save.error).code === CHANGED_MEANWHILE && before !== null;
  return (
    <form ref={form} className="form" noValidate onSubmit={(event) => { event.preventDefault(); send('open'); }}>
      {conflict && <ConflictNote register={register} state={state} before={before} onChosen={(base, chosen) => { state.replace(base, chosen); save.reset(); }} />}
      {save.isError && !conflict && findingsOfRefusal(save.error).length === 0 && <ProblemNote error={save.error} />}
      {asked > 0 && <FindingSummary register={register} findings={findings} form={id} asked={findings.length > 1 ? asked : 0} />}
      <FormGroups
        register={register} id={id} state={state} values={live.values} findings={shown}
        explained={explained} onExplain={(check, text) => explain((now) => ({ ...now, [check]: text }))} asked={asked > 0}
      />
      <Ends register={register} busy={save.isPending} isNew={before === null} findings={shown} done={findings.length === 0} dirty={state.dirty} onAnother={() => send('another')} />
    </form>
  );
}

// The unit is no field of the record, but nothing can be saved without it.
const placeUnit = (form: string): void => document.querySelector<HTMLElement>(`[data-form="${form}"][data-unit] input`)?.focus();

// A check over several fields is told once one of them was left.
const touches = (register: RegisterView, check: string, seen: ReadonlySet<string>): boolean => register.checks.some(({ key, marks }) => key === check && marks.some((mark) => seen.has(mark)));

const explanationsFor = (findings: readonly Finding[], explained: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(findings.flatMap(({ check }) => (check !== undefined && (explained[check] ?? '').trim() !== '' ? [[check, (explained[check] ?? '').trim()]] : [])));

/** Listens on the whole form: which fields were left, and Enter. */
function useFormKeys(see: (change: (now: ReadonlySet<string>) => ReadonlySet<string>) => void): RefObject<HTMLFormElement | null> {
  const place = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const form = place.current;
    if (form === null) return undefined;
    const left = ({ target }: FocusEvent) => {
      const key = target instanceof Element ? target.closest('[data-field]')?.getAttribute('data-field') : null;
      if (typeof key === 'string') see((now) => (now.has(key) ? now : new Set([...now, key])));
    };
    form.addEventListener('focusout', left);
    form.addEventListener('keydown', moveOn);
    return () => {
      form.removeEventListener('focusout', left);
      form.removeEventListener('keydown', moveOn);
    };
  }, [see]);
  return place;
}

// Enter goes to the next control, as in a spreadsheet; it saves from none but the button.
function moveOn(event: KeyboardEvent): void {
  const from = event.target;
  if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || !(from instanceof HTMLInputElement) || from.form === null) return;
  const goOn = () => {
    const controls = [...from.form?.querySelectorAll<HTMLElement>('input:not([disabled]), textarea, button[type="submit"]') ?? []];
    controls[controls.indexOf(from) + (event.shiftKey ? -1 : 1)]?.focus();
  };
  // An open list takes the choice first; one that stays open (several may be chosen, or nothing fits) keeps the cursor.
  if (isOpenList(from)) { whenClosed(from, goOn); return; }
  event.preventDefault();
  // A closed list would open on Enter; it opens on typing and the arrow keys.
  event.stopPropagation();
  goOn();
}

// A list closes a moment after the choice, when it does.
function whenClosed(list: HTMLInputElement, then: () => void, times = 10): void {
  setTimeout(() => {
    if (!isOpenList(list)) then();
    else if (times > 0) whenClosed(list, then, times - 1);
  }, 20);
}

const isOpenList = (input: HTMLInputElement): boolean => input.closest('.ant-select') !== null && input.getAttribute('aria-expanded') === 'true';

interface EndsProps {
  readonly register: RegisterView;
  readonly busy: boolean;
  readonly isNew: boolean;
  readonly dirty: boolean;
  /** Nothing at all is left to correct or explain. */
  readonly done: boolean;
  readonly findings: readonly Finding[];
  readonly onAnother: () => void;
}

function Ends({ register, busy, isNew, dirty, done, findings, onAnother }: EndsProps) {
  const say = useWords(formWords);
  const hard = findings.filter(({ strength }) => strength === 'logic').length;
  const soft = findings.length - hard;
  return (
    <div className="form__ends no-print">
      <Button type="primary" htmlType="submit" loading={busy}>{say(register.workflow === 'report' ? 'saveDraft' : 'save')}</Button>
      {isNew && <Button disabled={busy} onClick={onAnother}>{say('saveAnother')}</Button>}
      <output className="form__count">
        {hard > 0 && <span className="form__hard">{say('leftHard', { n: hard })}</span>}
        {soft > 0 && <span className="form__soft">{say('leftSoft', { n: soft })}</span>}
        {done && dirty && <span className="form__fine">{say('allFine')}</span>}
      </output>
      <span className="form__keys">{say('keys')}</span>
    </div>
  );
}

/** What a form keeps for the next record: its choices and periods; the rest is empty. */
export function carriedOver(register: RegisterView, record: RecordView): Record<string, string> {
  return Object.fromEntries(register.fields.filter((field) => field.type === 'choice' || field.type === 'period').map((field) => [field.key, String(record.values[field.key] ?? '')]));
}
