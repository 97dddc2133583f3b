import type { ReactNode } from 'react';
import './tree-title.css';

interface TreeTitleProps {
  /** 1 for the top. */
  readonly level: number;
  readonly branch: boolean;
  readonly folded: boolean;
  /** Says what the fold button does, with the name of the line. */
  readonly label: string;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** The first cell of a line in a tree: set in by its level, with a button that folds its branch. */
export function TreeTitle({ level, branch, folded, label, onToggle, children }: TreeTitleProps) {
  return (
    <span className="tree-title" style={{ paddingLeft: `${(level - 1) * 1.25}rem` }}>
      {branch
        ? <button type="button" className="tree-title__fold" aria-label={label} onClick={onToggle}><span aria-hidden="true" className={folded ? 'tree-title__arrow' : 'tree-title__arrow tree-title__arrow--open'} /></button>
        : <span className="tree-title__leaf" />}
      <span className="tree-title__text">{children}</span>
    </span>
  );
}
