import { useQuery } from '@tanstack/react-query';
import { Button, Input, Popover } from 'antd';
import { useEffect, useId, useState } from 'react';
import type { ConditionVerdict, RegisterView } from '../../contract/register.ts';
import { get, withQuery } from '../api/client.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { registerWords } from './register-words.ts';

interface AdvancedProps {
  readonly register: RegisterView;
  readonly where: string;
  readonly onApply: (where: string) => void;
}

/** The filter as text, in the language of checks, with what is wrong told while one writes. */
export function AdvancedFilter(props: AdvancedProps) {
  const say = useWords(registerWords);
  const [open, show] = useState(false);
  return (
    <Popover trigger="click" placement="bottomRight" open={open} onOpenChange={show} destroyOnHidden content={<AdvancedForm {...props} onApply={(where) => { props.onApply(where); show(false); }} />}>
      <Button aria-haspopup="dialog" aria-expanded={open}>{say('advanced')}</Button>
    </Popover>
  );
}

function AdvancedForm({ register, where, onApply }: AdvancedProps) {
  const say = useWords(registerWords);
  const pick = usePick();
  const [text, write] = useState(where);
  const id = useId();
  const verdict = useVerdict(register.key, text);
  const faults = verdict?.faults ?? [];
  const [first] = faults;
  const example = register.fields.find((field) => !field.masked && field.type === 'integer');
  const replace = () => { if (first?.suggestion !== undefined) write(`${text.slice(0, first.start)}${first.suggestion}${text.slice(first.end)}`); };
  return (
    <form className="advanced" onSubmit={(event) => { event.preventDefault(); if (faults.length === 0) onApply(text.trim()); }}>
      <label htmlFor={id}>{say('advancedLabel')}</label>
      <Input.TextArea id={id} rows={3} value={text} spellCheck={false} aria-invalid={first !== undefined || undefined} aria-describedby={`${id}-note`} onChange={(event) => write(event.target.value)} />
      <div id={`${id}-note`} className="advanced__note" aria-live="polite">
        {first === undefined && <p className="quiet">{example === undefined ? say('advancedHint') : say('advancedExample', { field: pick(example.name) })}</p>}
        {first !== undefined && <p className="advanced__text">{text.slice(0, first.start)}<mark>{text.slice(first.start, first.end) || ' '}</mark>{text.slice(first.end)}</p>}
        {faults.map((fault) => <p key={`${fault.start} ${fault.code}`} className="advanced__fault">{pick(fault)}</p>)}
        {first?.suggestion !== undefined && <Button size="small" onClick={replace}>{say('useSuggestion', { text: first.suggestion })}</Button>}
      </div>
      <Button type="primary" size="small" htmlType="submit" disabled={faults.length > 0}>{say('apply')}</Button>
    </form>
  );
}

const PAUSE_MS = 250;

function useVerdict(key: string, text: string): ConditionVerdict | undefined {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => settle(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const { data } = useQuery({
    queryKey: ['condition', key, settled], enabled: settled.trim() !== '', staleTime: Infinity, retry: false,
    queryFn: ({ signal }) => get<ConditionVerdict>(withQuery(`/api/registers/${key}/condition`, { where: settled }), signal),
  });
  // What is said is of this text, not of one before.
  return settled === text ? data : undefined;
}
