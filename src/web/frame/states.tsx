import { Button, Spin } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { problemOf } from '../api/refusal.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { frameWords } from './frame-words.ts';
import './pieces.css';

interface ProblemNoteProps {
  readonly error: unknown;
  /** Tries again. */
  readonly again?: () => void;
  /** Puts the note away. */
  readonly close?: () => void;
}

/** What was refused, as one sentence that says what to do, with its code and a way to try again. */
export function ProblemNote({ error, again, close }: ProblemNoteProps) {
  const say = useWords(frameWords);
  const pick = usePick();
  const problem = problemOf(error);
  return (
    <div className="problem" role="alert">
      <p className="problem__text">{pick(problem)}</p>
      {problem.code !== '' && <p className="problem__code">{say('code')} {problem.code}</p>}
      {again !== undefined && <Button size="small" onClick={again}>{say('again')}</Button>}
      {close !== undefined && <Button size="small" onClick={close}>{say('close')}</Button>}
    </div>
  );
}

interface EmptyStateProps {
  readonly title: string;
  readonly hint?: string;
  /** The one thing to do next. */
  readonly children?: ReactNode;
}

/** Nothing here yet: says so in a sentence and offers the next step. */
export function EmptyState({ title, hint, children }: EmptyStateProps) {
  return (
    <div className="empty">
      <p className="empty__title">{title}</p>
      {hint !== undefined && <p className="empty__hint">{hint}</p>}
      {children !== undefined && <div className="empty__next">{children}</div>}
    </div>
  );
}

/** Waiting: nothing for the first moment, so that quick answers do not blink. */
export function LoadingState({ label }: { readonly label?: string }) {
  const say = useWords(frameWords);
  const [shown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), 250);
    return () => clearTimeout(timer);
  }, []);
  return (
    <output className="waiting">
      {shown && <><Spin size="small" /><span>{label ?? say('loading')}</span></>}
    </output>
  );
}
