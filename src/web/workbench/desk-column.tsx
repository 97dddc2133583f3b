import { useId, type ReactNode } from 'react';

interface DeskColumnProps {
  readonly title: string;
  readonly count?: number;
  /** What to say when the column is empty. */
  readonly none: string;
  readonly noneHint?: string;
  readonly empty: boolean;
  readonly children: ReactNode;
}

/** One column of the workbench. */
export function DeskColumn({ title, count, none, noneHint, empty, children }: DeskColumnProps) {
  const heading = useId();
  return (
    <section className="desk__column panel" aria-labelledby={heading}>
      <h2 id={heading} className="desk__title">{title}{count !== undefined && count > 0 && <span className="desk__count">{count}</span>}</h2>
      {empty
        ? <div className="desk__empty"><p>{none}</p>{noneHint !== undefined && <p className="quiet">{noneHint}</p>}</div>
        : <ul className="desk__list">{children}</ul>}
    </section>
  );
}
