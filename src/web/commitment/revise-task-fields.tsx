import { Button, Checkbox, Input } from 'antd';
import type { Task } from '../../contract/ledger.ts';
import { Field } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import { rowChanger, type FieldsProps } from './fields-props.ts';
import { commitmentWords } from './commitment-words.ts';
import { DeadlineField } from './deadline-field.tsx';

type Milestone = Task['milestones'][number];

/** What a task is: title, by when, milestones. */
export function ReviseTaskFields(props: FieldsProps) {
  const say = useWords(commitmentWords);
  const change = rowChanger(props);
  const { row } = props.draft;
  return (
    <>
      <Field label={say('title')} fault={props.fault === 'needTitle' ? say('needTitle') : undefined}>
        {(links) => <Input {...links} value={row.title} maxLength={300} onChange={(event) => change({ title: event.target.value })} />}
      </Field>
      <DeadlineField value={row.deadline} onChange={(deadline) => change({ deadline })} />
      <Milestones milestones={row.milestones} fault={props.fault === 'needMilestone' ? say('needMilestone') : undefined} onChange={(milestones) => change({ milestones: [...milestones] })} />
    </>
  );
}

interface MilestonesProps {
  readonly milestones: readonly Milestone[];
  readonly fault: string | undefined;
  readonly onChange: (milestones: readonly Milestone[]) => void;
}

function Milestones({ milestones, fault, onChange }: MilestonesProps) {
  const say = useWords(commitmentWords);
  const replace = (index: number, changes: Partial<Milestone>) => onChange(milestones.map((milestone, at) => (at === index ? { ...milestone, ...changes } : milestone)));
  // A row has no name of its own while it is typed: its number is its key.
  const rows = milestones.map((milestone, index) => ({ no: index + 1, milestone }));
  return (
    <fieldset className="milestones">
      <legend>{say('milestones')}</legend>
      {rows.map(({ no, milestone }) => (
        <MilestoneRow key={no} no={no} milestone={milestone} onChange={(changes) => replace(no - 1, changes)} onRemove={() => onChange(milestones.filter((_, at) => at !== no - 1))} />
      ))}
      {fault !== undefined && <p className="field__fault" role="alert">{fault}</p>}
      <Button size="small" disabled={milestones.length >= 50} onClick={() => onChange([...milestones, { title: '', due: '', done: false }])}>{say('addMilestone')}</Button>
    </fieldset>
  );
}

interface MilestoneRowProps {
  readonly no: number;
  readonly milestone: Milestone;
  readonly onChange: (changes: Partial<Milestone>) => void;
  readonly onRemove: () => void;
}

function MilestoneRow({ no, milestone, onChange, onRemove }: MilestoneRowProps) {
  const say = useWords(commitmentWords);
  return (
    <div className="milestone">
      <Input aria-label={say('milestoneNo', { n: no })} value={milestone.title} maxLength={200} onChange={(event) => onChange({ title: event.target.value })} />
      <Input aria-label={say('milestoneDue', { n: no })} type="date" value={milestone.due} onChange={(event) => onChange({ due: event.target.value })} />
      <Checkbox checked={milestone.done} onChange={(event) => onChange({ done: event.target.checked })}>{say('reached')}</Checkbox>
      <Button size="small" type="text" aria-label={say('removeMilestone', { n: no })} onClick={onRemove}>{say('remove')}</Button>
    </div>
  );
}
