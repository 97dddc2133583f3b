import { Input, InputNumber } from 'antd';
import { verbNames, type CommitmentVerb } from '../../domain/ledger/commitment.ts';
import { Field } from '../frame/field.tsx';
import { readable } from '../frame/figure.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { AssignFields } from './assign-fields.tsx';
import { commitmentWords } from './commitment-words.ts';
import type { CommitmentView } from './commitment-view.ts';
import { EvidencePicker } from './evidence-picker.tsx';
import { unitOf, withUnit } from './promise.ts';
import { ReviseTargetFields } from './revise-target-fields.tsx';
import { ReviseTaskFields } from './revise-task-fields.tsx';
import type { FieldsProps } from './row-changer.ts';

interface ActFieldsProps extends FieldsProps {
  readonly verb: CommitmentVerb;
  /** The opposite that stands in the same form. */
  readonly other: CommitmentVerb | undefined;
  readonly view: CommitmentView;
}

/** The fields that one verb asks for. */
export function ActFields({ verb, other, view, ...rest }: ActFieldsProps) {
  const reports = verb === 'progress' || verb === 'claim';
  return (
    <>
      {reports && <ReportedValue view={view} {...rest} />}
      {verb === 'assign' && <AssignFields {...rest} />}
      {verb === 'revise' && (view.kind === 'target' ? <ReviseTargetFields {...rest} /> : <ReviseTaskFields {...rest} />)}
      <Note verb={verb} other={other} {...rest} />
      {reports && <EvidencePicker files={rest.draft.evidence} onChange={(evidence) => rest.onChange({ evidence })} />}
    </>
  );
}

function ReportedValue({ view, draft, onChange }: FieldsProps & { readonly view: CommitmentView }) {
  const say = useWords(commitmentWords);
  const unit = view.kind === 'target' ? unitOf(view.row) : '%';
  const limits = view.kind === 'task' ? { min: 0, max: 100 } : {};
  const before = view.row.value === null ? undefined : say('lastValue', { value: withUnit(readable(view.row.value), unit) });
  return (
    <Field label={view.kind === 'target' ? say('valueNow') : say('percentDone')} hint={before}>
      {(links) => <InputNumber {...links} {...limits} value={draft.value} onChange={(value) => onChange({ value: value ?? null })} suffix={unit} inputMode="decimal" controls={false} />}
    </Field>
  );
}

function Note({ verb, other, draft, fault, onChange }: FieldsProps & Pick<ActFieldsProps, 'verb' | 'other'>) {
  const say = useWords(commitmentWords);
  const pick = usePick();
  const must = verb === 'return' || verb === 'reopen' || verb === 'cancel';
  const wrong = fault === 'needReason' || fault === 'needReport' ? say(fault) : undefined;
  const label = other === undefined ? say(must ? 'reasonRequired' : 'note') : say('reasonFor', { verb: pick(verbNames[other]) });
  return (
    <Field label={label} fault={wrong}>
      {(links) => <Input.TextArea {...links} value={draft.note} maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} required={must} onChange={(event) => onChange({ note: event.target.value })} />}
    </Field>
  );
}
