import { useEffect, useRef } from 'react';
import type { DrawingFault } from '../../contract/drawing.ts';
import { useWords } from '../i18n/define-words.ts';
import { designerWords } from './designer-words.ts';
import type { DrawingState } from './drawing-state.ts';
import { formOf } from './drawing-text.ts';
import { FaultList } from './fault-list.tsx';

interface TextTabProps {
  readonly state: DrawingState;
  readonly faults: readonly DrawingFault[];
  readonly more: boolean;
  /** The place to show, when somebody asked for one. */
  readonly place: DrawingFault | null;
}

/** The drawing as it is written, with its code lists; a fault opens its line. */
export function TextTab({ state, faults, more, place }: TextTabProps) {
  const say = useWords(designerWords);
  const boxes = useRef(new Map<number, HTMLTextAreaElement>());
  const show = (fault: DrawingFault) => { showPlace(boxes.current.get(fault.list ?? -1), fault); };
  useEffect(() => { if (place !== null) showPlace(boxes.current.get(place.list ?? -1), place); }, [place]);
  const keep = (at: number) => (box: HTMLTextAreaElement | null) => { if (box === null) boxes.current.delete(at); else boxes.current.set(at, box); };
  const write = (at: number, text: string) => { if (at < 0) state.write(text); else state.setLists(state.lists.map((list, place) => (place === at ? text : list))); };
  return (
    <div className="designer__texts">
      {[state.written, ...state.lists].map((text, place) => {
        const at = place - 1;
        const label = at < 0 ? say('writtenText') : say('writtenList', { name: String(formOf(text)?.top['name'] ?? place) });
        return <WrittenBox key={at} label={label} text={text} wrong={new Set(faults.filter((fault) => (fault.list ?? -1) === at).map(({ line }) => line))} keep={keep(at)} onChange={(changed) => write(at, changed)} />;
      })}
      {faults.length > 0 && <FaultList faults={faults} more={more} onOpen={show} />}
    </div>
  );
}

function WrittenBox({ label, text, wrong, keep, onChange }: { readonly label: string; readonly text: string; readonly wrong: ReadonlySet<number>; readonly keep: (box: HTMLTextAreaElement | null) => void; readonly onChange: (text: string) => void }) {
  const lines = text.split('\n');
  return (
    <div className="written">
      <pre className="written__numbers" aria-hidden="true">{lines.map((_, at) => at + 1).map((line) => <span key={line} className={wrong.has(line) ? 'written__wrong' : undefined}>{`${line}\n`}</span>)}</pre>
      <textarea ref={keep} aria-label={label} aria-invalid={wrong.size > 0} spellCheck={false} wrap="off" rows={lines.length + 1} value={text} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}

function showPlace(box: HTMLTextAreaElement | undefined, { line, column }: DrawingFault): void {
  if (box === undefined) return;
  const before = box.value.split('\n').slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  box.focus();
  box.setSelectionRange(before + column - 1, before + column - 1);
}
