import { Input, InputNumber } from 'antd';
import type { CommitmentVerb } from '../../domain/ledger/commitment.ts';
import { Field } from '../frame/field.tsx';
import { readable } from '../frame/figure.tsx';
import { useWords } from '../i18n/define-words.ts';
import { AssignFields } from './assign-fields.tsx';
import { commitmentWords } from './commitment-words.ts';
import type { CommitmentView } from './commitment-view.ts';
import { EvidencePicker } from './evidence-picker.tsx';
import { unitOf, withUnit } from './promise.ts';
import { ReviseTargetFields } from './revise-target-fields.tsx';
import { ReviseTaskFields } from './revise-task-fields.tsx';
import type { FieldsProps } from './row-changer.ts';

/** The fields that one verb asks for. */
export function ActFields({ verb, view, ...rest }: FieldsProps & { readonly verb: CommitmentVerb; readonly view: CommitmentView }) {
  const reports = verb === 'progress' || verb === 'claim';
  return (
    <>
      {reports && <ReportedValue view={view} {...rest} />}
      {verb === 'assign' && <AssignFields {...rest} />}
      {verb === 'revise' && (view.kind === 'target' ? <ReviseTargetFields {...rest} /> : <ReviseTaskFields {...rest} />)}
      <Note verb={verb} {...rest} />
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

function Note({ verb, draft, fault, onChange }: FieldsProps & { readonly verb: CommitmentVerb }) {
  const say = useWords(commitmentWords);
  const must = verb === 'return' || verb === 'reopen' || verb === 'cancel';
  const wrong = fault === 'needReason' || fault === 'needReport' ? say(fault) : undefined;
  return (
    <Field label={say(must ? 'reasonRequired' : 'note')} fault={wrong}>
      {(links) => <Input.TextArea {...links} value={draft.note} maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} required={must} onChange={(event) => onChange({ note: event.target.value })} />}
    </Field>
  );
}
