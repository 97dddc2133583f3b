import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { FindingGroupView, FindingsPage, ImportView } from '../../contract/import.ts';
import type { RegisterView } from '../../contract/register.ts';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { importWords } from './import-words.ts';
import { useFindings } from './use-import.ts';
import { rowOf, type ChoiceMaker } from './use-import-choice.ts';

interface GroupProps {
  readonly register: RegisterView;
  readonly view: ImportView;
  readonly group: FindingGroupView;
  readonly choice: ChoiceMaker;
  /** It is the only one: then it stands open. */
  readonly only: boolean;
}

const SHOWN = 8;

/** Findings of one kind: a line with their number that opens to the rows; unusual ones are explained or left out, together or row by row. */
export function FindingGroup({ register, view, group, choice, only }: GroupProps) {
  const say = useWords(importWords);
  const pick = usePick();
  const [open, setOpen] = useState(only || group.count <= SHOWN);
  const name = useGroupName(register, group);
  const soft = group.strength === 'experience';
  const fixed = view.state !== 'checked';
  return (
    <details className={`import-group import-group--${group.strength}`} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary><b>{say('fixCount', { field: name, n: group.count })}</b> {pick(group.say)} <span className="quiet">{group.code}</span></summary>
      {open && soft && (
        <Input.TextArea
          aria-label={`${say('explainAll')} ${name}`} placeholder={say('explainAll')} maxLength={500} autoSize={{ minRows: 1, maxRows: 4 }} value={choice.reasons[group.key] ?? ''} disabled={fixed}
          onChange={(event) => choice.explain(group.key, event.target.value)}
        />
      )}
      {open && <GroupRows view={view} group={group} choice={choice} fixed={fixed} name={name} />}
    </details>
  );
}

function useGroupName(register: RegisterView, group: FindingGroupView): string {
  const say = useWords(importWords);
  const pick = usePick();
  const field = register.fields.find(({ key }) => key === group.field);
  return field ? pick(field.name) : group.field === 'unit' ? say('unit') : say('wholeRow');
}

interface RowsProps extends Pick<GroupProps, 'view' | 'group' | 'choice'> {
  readonly fixed: boolean;
  readonly name: string;
}

function GroupRows({ view, group, choice, fixed, name }: RowsProps) {
  const say = useWords(importWords);
  const { data, error, fetchNextPage, isFetching } = useFindings(view.id, group.key);
  const found = data?.pages.flatMap(({ findings }) => findings) ?? [];
  const total = data?.pages[0]?.total ?? group.count;
  const soft = group.strength === 'experience';
  const out = found.filter((one) => choice.skip.has(rowOf(one).name)).length;
  return (
    <>
      {error !== null && <ProblemNote error={error} />}
      {soft && !fixed && found.length > 1 && (
        <Checkbox className="import-group__all" checked={out === found.length} indeterminate={out > 0 && out < found.length} onChange={(event) => choice.leaveOut(found.map(rowOf), event.target.checked)} aria-label={`${say('leaveAll', { n: found.length })} ${name}`}>
          {say('leaveAll', { n: found.length })}
        </Checkbox>
      )}
      <ul className="import-places">{found.map((one) => <Place key={`${one.sheet}!${one.row}${one.column}`} found={one} group={group} choice={choice} fixed={fixed} soft={soft} />)}</ul>
      {found.length < total && <Button size="small" loading={isFetching} onClick={() => void fetchNextPage()}>{say('morePlaces', { n: total - found.length })}</Button>}
    </>
  );
}

interface PlaceProps extends Pick<RowsProps, 'group' | 'choice' | 'fixed'> {
  readonly found: FindingsPage['findings'][number];
  readonly soft: boolean;
}

function Place({ found, group, choice, fixed, soft }: PlaceProps) {
  const say = useWords(importWords);
  const pick = usePick();
  const row = rowOf(found);
  const out = choice.skip.has(row.name);
  const key = `${group.key}@${row.name}`;
  const place = say('place', { sheet: found.sheet, cell: `${found.column}${found.row}` });
  const own = choice.reasons[key];
  const explainable = soft && !out && !found.faulty;
  return (
    <li className={out ? 'import-place import-place--out' : 'import-place'}>
      {soft && !fixed && !found.faulty && <Checkbox checked={out} aria-label={`${say('leaveRow')} ${place}`} onChange={(event) => choice.leaveOut([row], event.target.checked)}>{say('leaveRow')}</Checkbox>}
      <span className="number import-place__cell">{place}</span>
      <span className="import-place__say">{found.zh !== group.say.zh && pick(found)}{soft && found.faulty && <span className="quiet"> {say('alsoFaulty')}</span>}</span>
      {explainable && own !== undefined && <Input className="import-place__why" size="small" maxLength={500} aria-label={`${say('explainOne')} ${place}`} placeholder={say('explainOne')} value={own} disabled={fixed} onChange={(event) => choice.explain(key, event.target.value)} />}
      {explainable && own === undefined && !fixed && <Button type="link" size="small" aria-label={`${say('explainOne')} ${place}`} onClick={() => choice.explain(key, '')}>{say('explainOne')}</Button>}
    </li>
  );
}
