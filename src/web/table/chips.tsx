import type { ReactNode } from 'react';
import './ledger-table.css';

/** One choice of a filter with how many rows it would leave. */
export interface Choice {
  readonly value: string;
  readonly label: ReactNode;
  readonly count?: number;
}

interface ChipsProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onPick: (value: string) => void;
}

/** A filter as chips, one of which is pressed. The empty value means all. */
export function Chips({ label, choices, value, onPick }: ChipsProps) {
  return (
    <fieldset className="chips">
      <legend className="only-read">{label}</legend>
      {choices.map((choice) => (
        <button key={choice.value} type="button" className="chip" aria-pressed={choice.value === value} onClick={() => onPick(choice.value)}>
          {choice.label}{choice.count !== undefined && <span className="chip__count">{choice.count}</span>}
        </button>
      ))}
    </fieldset>
  );
}
