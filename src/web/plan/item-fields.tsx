import { Input, Select } from 'antd';
import type { PlanItem } from '../../contract/plan.ts';
import { Field } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import type { ItemDraft } from './item-draft.ts';
import { kindWords } from './ledger-tab.ts';
import { planWords, type PlanWord } from './plan-words.ts';

/** What each part of the form gets. */
export interface DraftProps {
  readonly draft: ItemDraft;
  readonly onChange: (changed: Partial<ItemDraft>) => void;
  readonly fault: (key: keyof ItemDraft) => string | undefined;
}

const kinds: Record<PlanItem['type'], readonly PlanItem['kind'][]> = { quantity: ['target', 'achievement', 'context'], task: ['task', 'campaign'] };
const comparators = ['eq', 'ge', 'le', 'gt', 'lt', 'approx', 'range'] as const;

/** Target, achievement or context; task or campaign. */
export function KindField({ draft, onChange, type }: DraftProps & { readonly type: PlanItem['type'] }) {
  const say = useWords(planWords);
  return (
    <fieldset className="chips chips--field">
      <legend className="field__label">{say('kind')}</legend>
      {kinds[type].map((kind) => (
        <button key={kind} type="button" className="chips__one" aria-pressed={draft.kind === kind} onClick={() => onChange({ kind })}>{say(kindWords[kind])}</button>
      ))}
    </fieldset>
  );
}

/** Subject, metric, binding, value or range, unit. */
export function FigureFields(props: DraftProps) {
  const say = useWords(planWords);
  const { draft, onChange } = props;
  return (
    <>
      <div className="field-row"><TextField {...props} name="subject" /><TextField {...props} name="metric" /></div>
      <div className="field-row">
        <Field label={say('comparator')}>
          {(links) => <Select {...links} value={draft.comparator} onChange={(comparator) => onChange({ comparator })} options={comparators.map((value) => ({ value, label: say(value) }))} style={{ width: '100%' }} />}
        </Field>
        <TextField {...props} name="value" numeric />
        {draft.comparator === 'range' && <TextField {...props} name="valueTo" numeric />}
      </div>
      <div className="field-row">
        <TextField {...props} name="unit" />
        <TextField {...props} name="per" hint="perHint" />
      </div>
    </>
  );
}

/** The title of a task. */
export function TaskFields(props: DraftProps) {
  const say = useWords(planWords);
  const { draft, onChange, fault } = props;
  return (
    <Field label={say('title')} fault={fault('title')}>
      {(links) => <Input.TextArea {...links} autoSize={{ minRows: 2 }} maxLength={300} value={draft.title} onChange={(e) => onChange({ title: e.target.value })} />}
    </Field>
  );
}

/** Period, deadline, owner. */
export function SharedFields(props: DraftProps) {
  const say = useWords(planWords);
  const { draft, onChange } = props;
  return (
    <>
      <div className="field-row">
        <TextField {...props} name="period" />
        <Field label={say('deadline')}>{(links) => <Input {...links} type="date" value={draft.deadline} onChange={(e) => onChange({ deadline: e.target.value })} />}</Field>
      </div>
      <TextField {...props} name="owner" />
    </>
  );
}

interface TextFieldProps extends DraftProps {
  readonly name: 'subject' | 'metric' | 'value' | 'valueTo' | 'unit' | 'per' | 'period' | 'owner';
  readonly numeric?: boolean;
  readonly hint?: PlanWord;
}

function TextField({ draft, onChange, fault, name, numeric = false, hint }: TextFieldProps) {
  const say = useWords(planWords);
  return (
    <Field label={say(name)} fault={fault(name)} hint={hint === undefined ? undefined : say(hint)}>
      {(links) => <Input {...links} {...(numeric ? { inputMode: 'decimal' as const } : {})} maxLength={200} value={draft[name]} onChange={(e) => onChange({ [name]: e.target.value })} />}
    </Field>
  );
}
