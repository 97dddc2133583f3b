import { Input, InputNumber, Select } from 'antd';
import type { Target } from '../../contract/ledger.ts';
import { Field } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import { commitmentWords } from './commitment-words.ts';
import { DeadlineField } from './deadline-field.tsx';
import { rowChanger, type FieldsProps } from './row-changer.ts';

const comparators: readonly Target['comparator'][] = ['ge', 'le', 'eq', 'gt', 'lt', 'approx', 'range'];

/** What a target promises: metric, requirement, baseline, by when. */
export function ReviseTargetFields(props: FieldsProps) {
  const say = useWords(commitmentWords);
  const change = rowChanger(props);
  const { row } = props.draft;
  return (
    <>
      <div className="field-row">
        <Field label={say('metric')} fault={props.fault === 'needMetric' ? say('needMetric') : undefined}>
          {(links) => <Input {...links} value={row.metric} maxLength={200} onChange={(event) => change({ metric: event.target.value })} />}
        </Field>
        <Field label={say('subject')}>{(links) => <Input {...links} value={row.subject} maxLength={200} onChange={(event) => change({ subject: event.target.value })} />}</Field>
      </div>
      <Requirement {...props} />
      <div className="field-row">
        <Field label={say('baseline')}>{(links) => <InputNumber {...links} value={row.baseline} controls={false} onChange={(value) => change({ baseline: value ?? null })} />}</Field>
        <DeadlineField value={row.deadline} onChange={(deadline) => change({ deadline })} />
      </div>
    </>
  );
}

function Requirement(props: FieldsProps) {
  const say = useWords(commitmentWords);
  const change = rowChanger(props);
  const { row } = props.draft;
  const wrong = props.fault === 'needRequired' || props.fault === 'needOrder' ? say(props.fault) : undefined;
  return (
    <div className="field-row">
      <Field label={say('comparator')}>
        {(links) => <Select {...links} value={row.comparator} onChange={(comparator) => change({ comparator })} options={comparators.map((value) => ({ value, label: say(`sign_${value}`) }))} />}
      </Field>
      <Field label={say(row.comparator === 'range' ? 'requiredFrom' : 'required')} fault={wrong}>
        {(links) => <InputNumber {...links} value={row.required} controls={false} onChange={(value) => change({ required: value ?? null })} />}
      </Field>
      {row.comparator === 'range' && (
        <Field label={say('requiredTo')}>{(links) => <InputNumber {...links} value={row.requiredTo} controls={false} onChange={(value) => change({ requiredTo: value ?? null })} />}</Field>
      )}
      <Field label={say('unit')}>{(links) => <Input {...links} value={row.unit} maxLength={20} onChange={(event) => change({ unit: event.target.value })} />}</Field>
    </div>
  );
}
