import { useId, type ReactNode } from 'react';
import './field.css';

/** What a control must carry to belong to its label, hint and fault. */
export interface FieldLinks {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: boolean;
}

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with the value, when something is. */
  readonly fault?: string | undefined;
  readonly children: (links: FieldLinks) => ReactNode;
}

/** A labelled control with its hint and fault, tied together for screen readers. */
export function Field({ label, hint, fault, children }: FieldProps) {
  const id = useId();
  const note = fault ?? hint;
  const links: FieldLinks = { id, ...(note === undefined ? {} : { 'aria-describedby': `${id}-note` }), ...(fault === undefined ? {} : { 'aria-invalid': true }) };
  return (
    <div className={fault === undefined ? 'field' : 'field field--fault'}>
      <label className="field__label" htmlFor={id}>{label}</label>
      {children(links)}
      {note !== undefined && <p id={`${id}-note`} className={fault === undefined ? 'field__hint' : 'field__fault'}>{note}</p>}
    </div>
  );
}

/** Puts the cursor into the first field of a form that is wrong, once the faults are shown. */
export function focusFault(form: HTMLElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
