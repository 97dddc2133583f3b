/*
 * Sentences left from last year: word for word the same, the same but for figures while a number was kept, or with last
 * year's date still in them.
 */
import { fold } from '../../plan/fold.ts';
import { readSentences } from '../../plan/sentence.ts';
import { gramsOf, likeness } from '../../text/grams.ts';
import type { PlainText } from '../plain-text.ts';
import { finding, type DocumentFinding } from './document-finding.ts';
import { paragraphAt } from './typed-figures.ts';

/** Shorter sentences are said every year, and rightly. */
const LONG = 12;
/** So alike are two wordings of one sentence. */
const NEAR = 0.85;

interface Said { readonly words: string; readonly grams: ReadonlySet<string>; readonly numbers: readonly string[] }

/** Every sentence that seems to be last year's. */
export function findStale({ text, facts, sentences }: PlainText, lastYear: string | undefined, year: number): readonly DocumentFinding[] {
  const before = lastYear === undefined ? [] : readSentences(fold(lastYear)).map(({ start, end }) => sayingOf(lastYear.slice(start, end)));
  const exactly = new Set(before.map(({ words }) => words));
  const spans = sentences.flatMap(({ from, start, end, lastYears }) => (from.endsWith('.heading') ? [] : readSentences(fold(text.slice(start, end))).map((span) => ({ from, start: start + span.start, end: start + span.end, isLeft: lastYears === true }))));
  return spans.flatMap(({ from, start, end, isLeft }) => {
    const own = facts.filter((span) => span.start >= start && span.end <= end);
    const typed = own.reduceRight((left, span) => left.slice(0, span.start - start) + left.slice(span.end - start), text.slice(start, end));
    const verdict = judge({ said: text.slice(start, end), typed, isTyped: from === 'typed', isLeft, hasFacts: own.length > 0 }, { before, exactly, year });
    return verdict === undefined ? [] : [finding('stale', verdict.severity, verdict.say, { from, extract: text.slice(start, end), paragraph: paragraphAt(text, start) })];
  });
}

function sayingOf(sentence: string): Said {
  const words = fold(sentence).replaceAll(/\s/gu, '');
  return { words, grams: gramsOf(words), numbers: words.match(/\d+(?:\.\d+)?/gu) ?? [] };
}

interface Judged { readonly said: string; /** Without its facts. */ readonly typed: string; readonly isTyped: boolean; /** Its template says that it is last year's. */ readonly isLeft: boolean; readonly hasFacts: boolean }
interface Against { readonly before: readonly Said[]; readonly exactly: ReadonlySet<string>; readonly year: number }

function judge({ said, typed, isTyped, isLeft, hasFacts }: Judged, { before, exactly, year }: Against): Pick<DocumentFinding, 'severity' | 'say'> | undefined {
  // A year is told by the document itself.
  const hasNumber = /\d/u.test(typed.replaceAll(/\d{4}年/gu, ''));
  if (isTyped && new RegExp(`(?<![比较由从自]|截至|较之)${year - 1}年(?!以来|起|相比)`, 'u').test(typed)) {
    return { severity: 'doubt', say: { zh: `写的还是${year - 1}年，请核对`, en: `it still says ${year - 1}. Please look` } };
  }
  if (isLeft) {
    return { severity: hasNumber ? 'doubt' : 'note', say: {
      zh: `这句是去年的话，${hasNumber ? '里面的数字没有更新，请改写或改绑指标' : '请确认仍然成立'}`, en: `this is last year’s sentence${hasNumber ? ', with a number that was not renewed. Rewrite it, or bind an indicator' : '; make sure that it still holds'}`,
    } };
  }
  if (said.length < LONG) return undefined;
  const here = sayingOf(said);
  if (exactly.has(here.words)) {
    if (hasFacts && !hasNumber) return undefined;
    return { severity: hasNumber ? 'doubt' : 'note', say: {
      zh: `与去年一字不差${hasNumber ? '，里面的数字没有更新' : '，请确认仍然成立'}`, en: `word for word as last year${hasNumber ? ', with a number that was not renewed' : '; make sure that it still holds'}`,
    } };
  }
  // Reworded a little, with last year's number still in it.
  const kept = sayingOf(typed).numbers.filter((number) => number !== String(year));
  if (kept.length === 0) return undefined;
  const near = before.find((one) => likeness(one.grams, here.grams) >= NEAR && kept.some((number) => one.numbers.includes(number)));
  const number = near && kept.find((one) => near.numbers.includes(one));
  return number === undefined ? undefined : { severity: 'doubt', say: { zh: `与去年的一句几乎相同，“${number}”还是去年的数，请核对`, en: `nearly a sentence of last year, and “${number}” is still last year’s. Please look` } };
}
