/*
 * Reads a sentence of a template: words with slots in braces. `{year}` is a word of the document, `{pupils}` a figure
 * with its unit, `{pupils.compared}` another aspect of it, `{boarders / pupils * 100 as %:1}` is computed.
 */
import { sayFault, readExpression } from '../expression/check-types.ts';
import type { Words } from '../problem.ts';
import { nearest } from '../register/nearest.ts';
import { figuresNamed, templateEnvironment } from './template-environment.ts';
import { aspects, documentWords, type Aspect, type DocumentWord, type SentencePart, type Slot, type TemplateFigure } from './template.ts';

/** A sentence that was read, and everything that is wrong with it. */
export interface SentenceReading {
  readonly parts: readonly SentencePart[];
  readonly faults: readonly Words[];
}

const NAME = /^(?<name>[a-z][a-z0-9_]*)(?:\.(?<aspect>[a-z_]+))?$/u;
const COMPUTED = /^(?<text>.+?)\s+as\s+(?<unit>[^\s:\d]{1,8})(?::(?<decimals>\d))?$/u;

/** Reads one sentence against the figures its template names. */
export function readSentence(text: string, figures: ReadonlyMap<string, Pick<TemplateFigure, 'key' | 'name'>>): SentenceReading {
  const parts: SentencePart[] = [];
  const faults: Words[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('{', at);
    const words = text.slice(at, open === -1 ? text.length : open);
    if (words.includes('}')) faults.push({ zh: '“}”前面没有“{”', en: 'a "}" without its "{"' });
    if (words !== '') parts.push(words);
    if (open === -1) break;
    const close = text.indexOf('}', open);
    if (close === -1) {
      faults.push({ zh: `“${text.slice(open, open + 12)}”缺少“}”`, en: `"${text.slice(open, open + 12)}" is not closed` });
      break;
    }
    const slot = readSlot(text.slice(open + 1, close).trim(), figures);
    if ('faults' in slot) faults.push(...slot.faults);
    else parts.push(slot.slot);
    at = close + 1;
  }
  return { parts, faults };
}

type SlotReading = { readonly slot: Slot } | { readonly faults: readonly Words[] };

function readSlot(text: string, figures: ReadonlyMap<string, Pick<TemplateFigure, 'key' | 'name'>>): SlotReading {
  const named = NAME.exec(text)?.groups;
  const { name = '', aspect = 'value' } = named ?? {};
  if (named === undefined) return readComputed(text, figures);
  if ((documentWords as readonly string[]).includes(name) && !figures.has(name)) {
    if (named['aspect'] !== undefined) return { faults: [{ zh: `“${name}”后面不能加“.${aspect}”`, en: `"${name}" takes no ".${aspect}"` }] };
    return { slot: { kind: 'word', word: name as DocumentWord } };
  }
  if (!figures.has(name)) return { faults: [unknown(name, [...figures.keys(), ...documentWords], '数字', 'figure')] };
  if (!(aspects as readonly string[]).includes(aspect)) return { faults: [unknown(aspect, aspects, '写法', 'aspect')] };
  return { slot: { kind: 'figure', figure: name, aspect: aspect as Aspect } };
}

function unknown(name: string, known: readonly string[], zh: string, en: string): Words {
  const near = nearest(name, known);
  return { zh: `没有${zh}“${name}”${near === '' ? '' : `，是不是“${near}”`}`, en: `there is no ${en} "${name}"${near === '' ? '' : `; "${near}" perhaps`}` };
}

function readComputed(text: string, figures: ReadonlyMap<string, Pick<TemplateFigure, 'key' | 'name'>>): SlotReading {
  const said = COMPUTED.exec(text)?.groups;
  if (said === undefined) return { faults: [{ zh: `“{${text}}”要写明单位：{算式 as 单位} 或 {算式 as %:1}`, en: `"{${text}}" must say its unit: {formula as unit} or {formula as %:1}` }] };
  const { text: formula = '', unit = '', decimals = unit === '%' ? '1' : '0' } = said;
  const read = readExpression(formula, templateEnvironment(figures.values()), 'number');
  if ('faults' in read) return { faults: read.faults.map((fault) => { const words = sayFault(fault); return { zh: `算式“${formula}”：${words.zh}`, en: `formula "${formula}": ${words.en}` }; }) };
  return { slot: { kind: 'computed', expression: read.expression, unit, decimals: Number(decimals), figures: figuresNamed(read.expression, new Set(figures.keys())) } };
}
