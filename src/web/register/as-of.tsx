import HistoryOutlined from '@ant-design/icons/es/icons/HistoryOutlined';
import { Button, Input } from 'antd';
import { useId } from 'react';
import { useToday } from '../api/use-me.ts';
import { useWords } from '../i18n/define-words.ts';
import type { Address } from '../table/use-address.ts';
import { registerWords } from './register-words.ts';
import './register.css';

interface AsOfProps {
  readonly address: Address;
  readonly onChange: (changes: Address) => void;
}

/** The day whose end one looks at; empty for now. */
export function AsOfPicker({ address, onChange }: AsOfProps) {
  const say = useWords(registerWords);
  const id = useId();
  const today = useToday();
  const pick = (day: string) => { if (day === '' || (day >= '1949-10-01' && day <= today)) onChange({ asOf: day === today ? '' : day }); };
  return (
    <span className="as-of">
      <label htmlFor={id}>{say('asOf')}</label>
      <Input id={id} type="date" max={today} value={address['asOf'] ?? ''} onChange={(event) => pick(event.target.value)} />
    </span>
  );
}

/** Says over the page that it shows a past day. */
export function AsOfBanner({ address, onChange }: AsOfProps) {
  const say = useWords(registerWords);
  const day = address['asOf'] ?? '';
  if (day === '') return null;
  return (
    <output className="past-banner">
      <HistoryOutlined aria-hidden /><span>{say('pastShown', { day })}</span>
      <Button size="small" className="no-print" onClick={() => onChange({ asOf: '' })}>{say('backToNow')}</Button>
    </output>
  );
}
