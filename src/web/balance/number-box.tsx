import { useState } from 'react';

interface NumberBoxProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly held: number | undefined;
  readonly was: string;
  readonly onChange: (value: number) => void;
}

/** One number to be tried: taken over while it is typed, if it is a number. */
export function NumberBox({ label, value, held, was, onChange }: NumberBoxProps) {
  const [typed, type] = useState<string | null>(null);
  const take = (text: string) => {
    type(text);
    const plain = text.replaceAll(/[\s,，]/g, '');
    if (/^\d{1,9}(\.\d{0,4})?$/.test(plain)) onChange(Number(plain));
  };
  const changed = value !== held;
  return (
    <span className="number-box">
      <input
        className={changed ? 'number-box__input number-box__input--changed' : 'number-box__input'} aria-label={changed ? `${label} ${was}` : label} title={changed ? was : undefined} inputMode="decimal" autoComplete="off"
        value={typed ?? (value === undefined ? '' : String(value))} onChange={(event) => take(event.target.value)} onBlur={() => type(null)}
      />
      {changed && <span className="number-box__was">{was}</span>}
    </span>
  );
}
