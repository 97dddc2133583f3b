/* The working of a check as a sentence, the same structure in both languages. Figures keep the units of the document. */
import type { Outcome, Working } from './working-of.ts';

/** The signs and words one language writes a working with. */
interface Wording {
  readonly plus: string;
  readonly minus: string;
  readonly times: string;
  readonly by: string;
  readonly equals: string;
  readonly brackets: readonly [string, string];
  readonly comma: string;
  /** A figure printed earlier in the text. */
  readonly earlier: (figure: string) => string;
  readonly named: (names: string, count: string) => string;
  readonly sentence: (working: string, printed: string, verdict: string) => string;
  readonly verdicts: Readonly<Record<Outcome, (low: string, high: string) => string>>;
}

const chinese: Wording = {
  plus: '＋', minus: '－', times: '×', by: '÷', equals: '＝', brackets: ['（', '）'], comma: '、',
  earlier: (figure) => `前文“${figure}”`,
  named: (names, count) => `列名（${names}）共${count}`,
  sentence: (working, printed, verdict) => `${working}，文中写“${printed}”，${verdict}。`,
  verdicts: {
    agrees: () => '相符', differs: () => '不符', 'beyond-rounding': () => '不符，舍入也不能解释',
    'within-rounding': (low, high) => `按印出的数字不符；若各数在印出前经过舍入，结果可在${low}至${high}之间，可以解释`,
  },
};

const english: Wording = {
  plus: ' + ', minus: ' − ', times: ' × ', by: ' ÷ ', equals: ' = ', brackets: ['(', ')'], comma: ', ',
  earlier: (figure) => `earlier in the text “${figure}”`,
  named: (names, count) => `names listed (${names}): ${count}`,
  sentence: (working, printed, verdict) => `${working}; the text says “${printed}”: ${verdict}.`,
  verdicts: {
    agrees: () => 'they agree', differs: () => 'they differ', 'beyond-rounding': () => 'they differ, and rounding cannot explain it',
    'within-rounding': (low, high) => `the printed figures differ; had they been rounded before printing, the result could lie between ${low} and ${high}, which explains it`,
  },
};

/** One sentence with the working, in Chinese and in English. */
export const workingSentence = { zh: (working: Working): string => say(working, chinese), en: (working: Working): string => say(working, english) };

function say(working: Working, words: Wording): string {
  return words.sentence(formula(working, words), working.printed, words.verdicts[working.outcome](...working.reach));
}

function formula(working: Working, words: Wording): string {
  const { kind, operands } = working;
  const [a = '', b = ''] = operands.map((operand) => operand.figure);
  /** Operands, each with how often it counts: 2次×3. */
  const timed = operands.map(({ figure, times }) => (times > 1 ? `${figure}${words.times}${times}` : figure));
  const result = words.equals + working.result;
  switch (kind) {
    case 'sum': return timed.join(words.plus) + result;
    case 'difference': return a + words.minus + b + result;
    case 'ratio': return a + words.by + b + result;
    case 'product': return timed.join(words.times) + result;
    case 'growth': return growth(working, words, a, b) + result;
    case 'equal': return words.earlier(working.first);
    case 'count': return words.named(working.names.join(words.comma), working.result);
  }
}

function growth(working: Working, words: Wording, now: string, second: string): string {
  const [open, close] = words.brackets;
  switch (working.growth) {
    case 'rose': return `${open}${now}${words.minus}${second}${close}${words.by}${second}`;
    case 'fell': return `${open}${second}${words.minus}${now}${close}${words.by}${second}`;
    case 'increase': return `${second}${words.by}${open}${now}${words.minus}${second}${close}`;
    case 'decrease': return `${second}${words.by}${open}${now}${words.plus}${second}${close}`;
  }
}
