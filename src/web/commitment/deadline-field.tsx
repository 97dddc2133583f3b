import { Input } from 'antd';
import { Field } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import { commitmentWords } from './commitment-words.ts';

interface DeadlineFieldProps {
  readonly value: string;
  readonly onChange: (day: string) => void;
}

/** A deadline; the browser's own date field knows keyboard, phone and calendar. Empty means none. */
export function DeadlineField({ value, onChange }: DeadlineFieldProps) {
  const say = useWords(commitmentWords);
  return <Field label={say('deadline')} hint={say('deadlineHint')}>{(links) => <Input {...links} type="date" value={value} onChange={(event) => onChange(event.target.value)} />}</Field>;
}
