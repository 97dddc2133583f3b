import { App, Button } from 'antd';
import type { RecordView, RegisterView } from '../../contract/register.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { addDecimals } from './add-decimals.ts';
import { ChangeButton } from './change-button.tsx';
import { fieldOf } from './field-view.ts';
import { MoveButton } from './move-button.tsx';
import { summedOf, useCellText, useColumnName } from './record-columns.tsx';
import { registerWords } from './register-words.ts';
import { groupDigits } from './show-value.ts';

interface ChosenBarProps {
  readonly register: RegisterView;
  readonly keys: readonly string[];
  readonly records: readonly RecordView[];
  readonly onClear: () => void;
}

/** What can be said of the chosen rows and done with them. */
export function ChosenBar({ register, keys, records, onClear }: ChosenBarProps) {
  const say = useWords(registerWords);
  const pick = usePick();
  const nameOf = useColumnName(register);
  const textOf = useCellText(register);
  const { message } = App.useApp();
  if (records.length === 0) return null;
  const copy = async () => {
    const lines = [keys.map(nameOf), ...records.map((record) => keys.map((key) => textOf(key, record).replaceAll(/[\t\n]/g, ' ')))];
    await navigator.clipboard.writeText(lines.map((line) => line.join('\t')).join('\n'));
    void message.success(say('copied', { n: records.length }));
  };
  return (
    <output className="chosen no-print">
      <span>{say('chosen', { n: records.length })}</span>
      {summedOf(register, keys).map((key) => (
        <span key={key} className="chosen__sum">{nameOf(key)} <b>{groupDigits(addDecimals(records.map((record) => record.values[key])))}</b>{fieldOf(register, key)?.measure !== undefined && <span className="figure__unit">{pick(fieldOf(register, key)?.measure ?? { zh: '', en: '' })}</span>}</span>
      ))}
      <Button size="small" onClick={() => void copy()}>{say('copyRows')}</Button>
      <ChangeButton register={register} records={records} onDone={onClear} />
      <MoveButton register={register} records={records} onDone={onClear} />
      <Button size="small" onClick={onClear}>{say('clearChosen')}</Button>
    </output>
  );
}
