/* The length of a name: what is longer than a row of the ledger can show is cut where a reader would cut it. */
import { dropLeading, dropTrailing } from './metric-edges.ts';
import { lastVerb, VERB_FIRST, VERBS } from './metric-words.ts';

/** Longest name, in characters. */
export const LONGEST = 16;
/** A name with no good place to cut it may be this long. */
export const WHOLE = 20;
/** Longest name of several rates that one number holds for. */
const SHARED = 30;
const LEVELS_JOINED = /(?:国家|省|市|县|区|校)级?、(?:省|市|县|区|校)/;
const WORD_STARTS = new RegExp(`(?:${VERBS}|中小学|小学|初中|高中|幼儿|学前|义务教育|职业|特殊|普惠|公办|民办|学校|教师|学生|家长|农村|乡村|乡镇|城区|县城|校园|项目|资金|专项|安全|教育|(?<=[的和与及对为在于”)]))`, 'g');

/** Cut to what a row can show, at a verb, after 等 or after 的 rather than inside a word. */
export function shorten(name: string, longest: number = LONGEST): string {
  const open = name.length > longest ? /^([^、]{4,14})、.*等$/.exec(dropTrailing(name))?.[1] : undefined;
  if (open !== undefined) return `${open}等`;
  const clean = dropTrailing(name).replace(/等$/, '');
  if (clean.endsWith('率') && clean.length <= SHARED && /^[^、]+率(?:[、和与及][^、]+率)+$/.test(clean)) return clean;
  const listed = /^(.*?)、.*等([\u4e00-\u9fa5]{2,})$/.exec(clean);
  if (listed !== null) return `${VERB_FIRST.exec(listed[1] ?? '')?.[0] ?? ''}${listed[2] ?? ''}`.slice(-longest);
  if (clean.length <= longest && !(clean.length > 12 && clean.includes('、') && !LEVELS_JOINED.test(clean))) return clean;
  const verb = lastVerb(clean);
  if (verb.length >= 3 && verb.length <= longest) return verb;
  const mark = clean.indexOf('、', clean.length - longest - 1);
  if (mark > 0 && clean.length - mark > 2) return clean.slice(mark + 1);
  const part = clean.slice(clean.lastIndexOf('的') + 1);
  if (part.length >= 2 && part.length <= longest) return part;
  return clean.length <= WHOLE && longest === LONGEST ? clean : dropTrailing(dropLeading(fromWord(clean, longest)));
}

/** The end of a long name from where one of its words begins. */
function fromWord(clean: string, longest: number): string {
  WORD_STARTS.lastIndex = clean.length - longest;
  const start = WORD_STARTS.exec(clean)?.index ?? clean.length;
  return clean.length - start >= 4 ? clean.slice(start) : clean.slice(-longest);
}
