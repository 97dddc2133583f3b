import SearchOutlined from '@ant-design/icons/es/icons/SearchOutlined';
import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';

const PAUSE_MS = 250;

interface SearchBoxProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (typed: string) => void;
}

/** A search that asks once typing pauses, and never in the middle of a pinyin word being composed. */
export function SearchBox({ label, placeholder, value, onChange }: SearchBoxProps) {
  const [typed, type] = useState(value);
  const composing = useRef(false);
  const [seen, see] = useState(value);
  // Back, or clearing the filters, changes the address: the box follows.
  if (seen !== value) { see(value); type(value); }
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = setTimeout(() => { if (!composing.current) onChange(typed); }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <Input
      className="filters__search" type="search" aria-label={label} placeholder={placeholder} prefix={<SearchOutlined aria-hidden />} allowClear value={typed}
      onChange={(event) => type(event.target.value)} onPressEnter={() => onChange(typed)}
      onCompositionStart={() => { composing.current = true; }} onCompositionEnd={(event) => { composing.current = false; onChange(event.currentTarget.value); }}
    />
  );
}
