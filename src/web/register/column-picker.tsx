import { Button, Checkbox, Popover } from 'antd';
import type { RegisterView } from '../../contract/register.ts';
import { useWords } from '../i18n/define-words.ts';
import { ownColumns, useColumnName } from './record-columns.tsx';
import { registerWords } from './register-words.ts';

interface ColumnPickerProps {
  readonly register: RegisterView;
  readonly keys: readonly string[];
  readonly standard: readonly string[];
  readonly onPick: (keys: readonly string[] | null) => void;
}

/** Chooses the columns of the list; kept for this person on this machine. */
export function ColumnPicker({ register, keys, standard, onPick }: ColumnPickerProps) {
  const say = useWords(registerWords);
  const nameOf = useColumnName(register);
  const all = ['unit', ...register.fields.map(({ key }) => key), ...ownColumns.filter((key) => key !== 'unit')];
  // In the order of the definition, whatever the order of ticking.
  const turn = (key: string, on: boolean) => onPick(all.filter((one) => (one === key ? on : keys.includes(one))));
  const list = (
    <fieldset className="column-picker">
      <legend className="only-read">{say('columns')}</legend>
      {all.map((key) => <Checkbox key={key} checked={keys.includes(key)} disabled={keys.length === 1 && keys[0] === key} onChange={(event) => turn(key, event.target.checked)}>{nameOf(key)}</Checkbox>)}
      <Button size="small" disabled={keys.join() === standard.join()} onClick={() => onPick(null)}>{say('standardColumns')}</Button>
    </fieldset>
  );
  return <Popover trigger="click" placement="bottomRight" content={list}><Button aria-haspopup="dialog">{say('columns')}</Button></Popover>;
}
