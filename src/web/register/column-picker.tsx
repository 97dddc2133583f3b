import { Button, Checkbox, InputNumber, Popover } from 'antd';
import type { RegisterView } from '../../contract/register.ts';
import { useWords } from '../i18n/define-words.ts';
import { ownColumns, useColumnName } from './record-columns.tsx';
import { registerWords } from './register-words.ts';
import type { ListColumns } from './use-views.ts';

/** Chooses the columns of the list and how wide they are; kept for this person wherever he signs in. */
export function ColumnPicker({ register, columns }: { readonly register: RegisterView; readonly columns: ListColumns }) {
  const say = useWords(registerWords);
  const nameOf = useColumnName(register);
  const { keys, standard, widths, pick, widen } = columns;
  const all = ['unit', ...register.fields.map(({ key }) => key), ...ownColumns.filter((key) => key !== 'unit')];
  // In the order of the definition, whatever the order of ticking.
  const turn = (key: string, on: boolean) => pick(all.filter((one) => (one === key ? on : keys.includes(one))));
  const stretch = (key: string, width: number | null) => widen(Object.fromEntries([...Object.entries(widths).filter(([one]) => one !== key), ...(width === null ? [] : [[key, width] as const])]));
  const list = (
    <fieldset className="column-picker">
      <legend className="only-read">{say('columns')}</legend>
      {all.map((key) => (
        <div key={key} className="column-picker__row">
          <Checkbox checked={keys.includes(key)} disabled={keys.length === 1 && keys[0] === key} onChange={(event) => turn(key, event.target.checked)}>{nameOf(key)}</Checkbox>
          {keys.includes(key) && <InputNumber size="small" className="column-picker__width" min={4} max={40} precision={0} aria-label={say('widthOf', { name: nameOf(key) })} placeholder={say('width')} value={widths[key] ?? null} onChange={(width) => stretch(key, width)} />}
        </div>
      ))}
      <Button size="small" disabled={keys.join() === standard.join() && Object.keys(widths).length === 0} onClick={() => { pick(null); if (Object.keys(widths).length > 0) widen({}); }}>{say('standardColumns')}</Button>
    </fieldset>
  );
  return <Popover trigger="click" placement="bottomRight" content={list}><Button aria-haspopup="dialog" disabled={!columns.known}>{say('columns')}</Button></Popover>;
}
