import { Button, Checkbox, Input } from 'antd';
import { Field } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import type { MilestoneDraft } from './act-draft.ts';
import { commitmentWords } from './commitment-words.ts';
import { DeadlineField } from './deadline-field.tsx';
import { rowChanger, type FieldsProps } from './row-changer.ts';

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
      <Milestones milestones={row.milestones} fault={props.fault === 'needMilestone' ? say('needMilestone') : undefined} onChange={(milestones) => change({ milestones })} />
    </>
  );
}

interface MilestonesProps {
  readonly milestones: readonly MilestoneDraft[];
  readonly fault: string | undefined;
  readonly onChange: (milestones: readonly MilestoneDraft[]) => void;
}

function Milestones({ milestones, fault, onChange }: MilestonesProps) {
  const say = useWords(commitmentWords);
  const replace = (no: number, changes: Partial<MilestoneDraft>) => onChange(milestones.map((milestone) => (milestone.no === no ? { ...milestone, ...changes } : milestone)));
  return (
    <fieldset className="milestones">
      <legend>{say('milestones')}</legend>
      {milestones.map((milestone, index) => (
        <MilestoneRow key={milestone.no} no={index + 1} milestone={milestone} onChange={(changes) => replace(milestone.no, changes)} onRemove={() => onChange(milestones.filter((kept) => kept.no !== milestone.no))} />
      ))}
      {fault !== undefined && <p className="field__fault" role="alert">{fault}</p>}
      <Button size="small" disabled={milestones.length >= 50} onClick={() => onChange([...milestones, { title: '', due: '', done: false, no: Math.max(0, ...milestones.map((milestone) => milestone.no)) + 1 }])}>{say('addMilestone')}</Button>
    </fieldset>
  );
}

interface MilestoneRowProps {
  readonly no: number;
  readonly milestone: MilestoneDraft;
  readonly onChange: (changes: Partial<MilestoneDraft>) => void;
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
