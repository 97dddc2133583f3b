import { useLayoutEffect, useRef, type ClipboardEvent, type DragEvent, type KeyboardEvent, type MouseEvent } from 'react';
import { fillLine, readLine, refreshLine, textAround, type ChipOf } from './line-text.ts';

interface WrittenLineProps {
  /** Names the line for people who hear it. */
  readonly label: string;
  readonly text: string;
  readonly chipOf: ChipOf;
  readonly className?: string;
  readonly onText: (text: string) => void;
  /** A figure was pressed: what it says, and which of those in the line that say the same it is. */
  readonly onChip: (says: string, at: number) => void;
  /** Enter was pressed between these. */
  readonly onSplit?: (before: string, after: string) => void;
  /** Backspace in an empty line. */
  readonly onEmpty?: () => void;
  /** Where the caret was left: what stands before and after it. */
  readonly onCaret?: (before: string, after: string) => void;
  readonly placeholder?: string;
  readonly isReadOnly?: boolean;
}

// Plain words only, on one line; the browser's own command keeps its undo.
function paste(event: ClipboardEvent): void {
  event.preventDefault();
  document.execCommand('insertText', false, event.clipboardData.getData('text/plain').replaceAll(/\s*[\r\n]+\s*/gu, ''));
}

const refuse = (event: DragEvent): void => event.preventDefault();

// No tag of its own holds words and figures that are single pieces.
const textbox = { role: 'textbox', 'aria-multiline': false, contentEditable: true, suppressContentEditableWarning: true, spellCheck: false, tabIndex: 0 } as const;

/** A line to write in, its figures as single pieces. The browser keeps the line while somebody writes; React only sees its text. */
export function WrittenLine({ label, text, chipOf, className = '', onText, onChip, onSplit, onEmpty, onCaret, placeholder, isReadOnly = false }: WrittenLineProps) {
  const line = useRef<HTMLDivElement>(null);
  const written = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (!line.current) return;
    if (written.current !== text) {
      fillLine(line.current, text, chipOf);
      written.current = text;
    } else refreshLine(line.current, chipOf);
  }, [text, chipOf]);
  const tell = () => {
    const around = line.current && textAround(line.current);
    if (around) onCaret?.(around.before, around.after);
  };
  const read = () => {
    if (!line.current) return;
    written.current = readLine(line.current);
    onText(written.current);
    tell();
  };
  // Braces typed by hand become a figure once the writer has left the line.
  const settle = () => { if (line.current && written.current !== null) fillLine(line.current, written.current, chipOf); };
  const press = (event: MouseEvent | KeyboardEvent) => {
    const chip = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-says]') : null;
    if (!chip || !line.current) return false;
    onChip(chip.dataset['says'] ?? '', [...line.current.querySelectorAll<HTMLElement>('[data-says]')].filter((one) => one.dataset['says'] === chip.dataset['says']).indexOf(chip));
    return true;
  };
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.nativeEvent.isComposing) return;
    if ((event.key === 'Enter' || event.key === ' ') && event.target !== line.current && press(event)) return event.preventDefault();
    if (event.key === 'Enter') {
      event.preventDefault();
      const around = line.current && textAround(line.current);
      if (around && onSplit) onSplit(around.before, around.after);
    }
    if (event.key === 'Backspace' && onEmpty && line.current && readLine(line.current) === '') {
      event.preventDefault();
      onEmpty();
    }
  };
  const hearing = { onInput: read, onBlur: settle, onKeyDown: onKey, onClick: press, onPaste: paste, onDrop: refuse, onKeyUp: tell, onMouseUp: tell };
  const standing = isReadOnly ? { onClick: press, onKeyDown: onKey } : { ...textbox, ...hearing };
  return <div ref={line} className={`written ${className}`} {...standing} {...(isReadOnly ? {} : { 'aria-label': label, 'data-placeholder': placeholder })} />;
}
