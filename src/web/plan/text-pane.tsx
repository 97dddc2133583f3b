import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { Span } from '../../domain/plan/reading.ts';
import { useWords } from '../i18n/define-words.ts';
import { checkMarks, figuresOf, type CheckMark } from './check-marks.ts';
import { useDesk, type Desk } from './desk.ts';
import { MarkCard, type Pointed } from './mark-card.tsx';
import { MarkLegend } from './mark-legend.tsx';
import { ParagraphView, type MarkWords } from './paragraph-view.tsx';
import { paragraphsOf, type Paragraph } from './segments.ts';
import { planWords } from './plan-words.ts';
import './plan-text.css';

/** The document, every figure marked by its kind and by the verdict of its checks. */
export function TextPane() {
  const desk = useDesk();
  const say = useWords(planWords);
  const { opened, chosen, chosenCheck } = desk;
  const pane = useRef<HTMLElement>(null);
  // Where the figures stand never changes within a version, so decisions do not cut the text again.
  const [paragraphs] = useState(() => paragraphsOf(opened.text, opened.items, opened.outline, opened.plan.title));
  const marks = useMemo(() => checkMarks(opened.checks), [opened.checks]);
  const { byId } = desk;
  const looks = useMemo(() => paragraphs.map((paragraph) => looksOf(paragraph, byId, marks)), [paragraphs, byId, marks]);
  const related = useMemo(() => (chosenCheck === null ? null : new Set(figuresOf(chosenCheck))), [chosenCheck]);
  const words = useMemo<MarkWords>(() => ({ task: say('task'), rounding: say('rounding'), mismatch: say('mismatch') }), [say]);
  const span = useSentence(desk);
  const [pointed, point] = useState<Pointed | null>(null);
  usePicking(pane, desk, point);
  useScrollToChosen(pane, desk);
  return (
    <section className="doc" ref={pane} aria-label={say('text')}>
      <MarkLegend />
      <div className="doc__paper" lang="zh-CN">
        {paragraphs.map((paragraph, at) => (
          <ParagraphView
            key={paragraph.start} paragraph={paragraph} text={opened.text} words={words} looks={looks[at] ?? ''}
            chosenId={holds(paragraph, chosen?.start) ? chosen?.itemId ?? null : null}
            span={overlaps(paragraph, span) ? span : null} related={paragraph.pieces.some((piece) => piece.itemId !== null && related?.has(piece.itemId)) ? related : null}
          />
        ))}
      </div>
      {pointed !== null && <MarkCard pointed={pointed} mark={marks.get(pointed.itemId)} />}
    </section>
  );
}

// The chosen item's sentence, the same object as long as it is the same sentence.
function useSentence({ chosen }: Desk): Span | null {
  const start = chosen?.sentenceStart;
  const end = chosen?.sentenceEnd;
  return useMemo(() => (start === undefined || end === undefined ? null : { start, end }), [start, end]);
}

function looksOf(paragraph: Paragraph, byId: Desk['byId'], marks: ReadonlyMap<string, CheckMark>): string {
  const looks: string[] = [];
  for (const piece of paragraph.pieces) {
    const item = piece.itemId === null ? undefined : byId.get(piece.itemId);
    if (item === undefined) continue;
    const mark = marks.get(item.itemId);
    const verdict = mark === undefined ? '' : ` mark--${mark.role} ${mark.byRounding ? 'mark--rounding' : 'mark--wrong'}`;
    looks.push(`mark--${item.kind} mark--${item.state}${verdict}`);
  }
  return looks.join('|');
}

const holds = (paragraph: Paragraph, offset: number | undefined): boolean => offset !== undefined && offset >= paragraph.start && offset <= paragraph.end;
const overlaps = (paragraph: Paragraph, span: Span | null): boolean => span !== null && span.start < paragraph.end && span.end > paragraph.start;

// One listener for a thousand marks.
function usePicking(pane: RefObject<HTMLElement | null>, desk: Desk, point: (pointed: Pointed | null) => void): void {
  const { choose } = desk;
  useEffect(() => {
    const element = pane.current;
    if (element === null) return undefined;
    // A region that scrolls must be reachable by keyboard.
    element.setAttribute('tabindex', '0');
    const markOf = (event: Event): HTMLElement | null => (event.target instanceof Element ? event.target.closest<HTMLElement>('[data-item]') : null);
    const pick = (event: Event) => {
      const mark = markOf(event);
      if (mark === null) return;
      event.preventDefault();
      choose(mark.dataset['item'] ?? null, 'text');
    };
    const hover = (event: Event) => {
      const mark = markOf(event);
      point(mark === null ? null : { itemId: mark.dataset['item'] ?? '', box: mark.getBoundingClientRect() });
    };
    const leave = () => point(null);
    element.addEventListener('click', pick);
    element.addEventListener('mouseover', hover);
    element.addEventListener('mouseleave', leave);
    element.addEventListener('scroll', leave, { passive: true });
    return () => {
      element.removeEventListener('click', pick);
      element.removeEventListener('mouseover', hover);
      element.removeEventListener('mouseleave', leave);
      element.removeEventListener('scroll', leave);
    };
  }, [pane, choose, point]);
}

function useScrollToChosen(pane: RefObject<HTMLElement | null>, { chosen, chosenIn, chosenCheck }: Desk): void {
  const itemId = chosenCheck === null ? chosen?.itemId : chosenCheck.statedId;
  useEffect(() => {
    if (itemId === undefined || chosenIn === 'text') return;
    pane.current?.querySelector(`[data-item="${CSS.escape(itemId)}"]`)?.scrollIntoView({ block: 'center' });
  }, [pane, itemId, chosenIn]);
}
