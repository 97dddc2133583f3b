/*
 * Where sentences and clauses begin and end. A line break ends a sentence: lists, headings and pages lose their full
 * stops, not their lines. The exception is a page set to a fixed width, whose full lines run on (see wrap.ts). An ASCII
 * full stop ends one only where it cannot be a decimal point, an item marker or part of a Latin word.
 */
import type { Span } from './reading.ts';
import { runsOn, wrapWidth } from './wrap.ts';

const NEWLINE = 10;
const RETURN = 13;
const FULL_STOP = 46;
const SENTENCE = 1;
const CLAUSE = 2;
const CLOSER = 4;

/** What each character does here, by code: a table, because every character of a document is looked up once. */
const MARKS = makeMarks();

function makeMarks(): Uint8Array {
  const marks = new Uint8Array(0x1_0000);
  const add = (chars: string, mark: number): void => {
    for (const char of chars) marks[char.charCodeAt(0)] = (marks[char.charCodeAt(0)] ?? 0) | mark;
  };
  add('。！？!?;；', SENTENCE | CLAUSE);
  // Inside a sentence a line break is only the end of a full line.
  add('\n\r', SENTENCE);
  add(',，:：', CLAUSE);
  add('”’"\'）)】〕』」》', CLOSER);
  return marks;
}

const has = (text: string, at: number, mark: number): boolean => ((MARKS[text.charCodeAt(at)] ?? 0) & mark) !== 0;

const isWord = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const isStop = (text: string, at: number): boolean =>
  !isWord(text.charCodeAt(at - 1)) && !isWord(text.charCodeAt(at + 1)) && text.charCodeAt(at + 1) !== FULL_STOP;

function pastClosers(text: string, at: number): number {
  let end = at;
  while (end < text.length && has(text, end, CLOSER)) end++;
  return end;
}

/** Sentences of the text in order, without gaps: each ends after its 。！？； or line break and closing quotes. */
export function readSentences(text: string): Span[] {
  const sentences: Span[] = [];
  const width = wrapWidth(text);
  let start = 0;
  let line = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (((MARKS[code] ?? 0) & SENTENCE) === 0 && !(code === FULL_STOP && isStop(text, at))) continue;
    if (code === NEWLINE || code === RETURN) {
      const soft = width > 0 && runsOn(text, line, at, width);
      if (code === NEWLINE) line = at + 1;
      if (soft) continue;
    }
    const end = code === NEWLINE ? at + 1 : pastClosers(text, at + 1);
    sentences.push({ start, end });
    start = end;
    at = end - 1;
  }
  if (start < text.length) sentences.push({ start, end: text.length });
  return sentences;
}

/** A colon or comma between digits belongs to the number: 1:19, 12,240. */
const endsClause = (text: string, at: number): boolean =>
  has(text, at, CLAUSE) && !(isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1)) && !has(text, at, SENTENCE));

/** The clause around an offset inside a sentence, its ending mark left out. A line break inside is no end. */
export function clauseAround(text: string, at: number, sentence: Span): Span {
  let start = at;
  let end = at;
  while (start > sentence.start && !endsClause(text, start - 1)) start--;
  while (end < sentence.end && !endsClause(text, end)) end++;
  return { start, end };
}
