import { Input } from 'antd';
import type { FieldLinks } from '../frame/field.tsx';

/** A line of text that is said to the drawing when its author leaves it. */
export function TextBox({ value, onChange, ...links }: FieldLinks & { readonly value: string; readonly onChange: (value: string) => void }) {
  return <Input {...links} key={value} defaultValue={value} autoComplete="off" onPressEnter={(event) => event.currentTarget.blur()} onBlur={(event) => { const typed = event.target.value.trim(); if (typed !== value) onChange(typed); }} />;
}
