/* Random well-typed expressions over the sample world, as text, and random rows for them: blanks, big numbers, odd texts. */
import * as fc from 'fast-check';

type Text = fc.Arbitrary<string>;

const numberFields = ['pupils', 'boarders', 'teachers', 'books', 'area', 'value', 'passed', 'ratio', 'previous.pupils', 'previous.area', '学生数', '上年.图书册数'];
const textFields = ['name', 'stage', 'note', 'head', 'previous.name', 'unit.code', 'unit.name', '校名'];
const dateFields = ['founded', 'checked_on', 'previous.founded', '建校日期'];

/** Texts with quotes, signs that mean something to SQL or to patterns, characters of four bytes. */
export const oddTexts = ['', 'a', 'A', 'b', '第一小学', '小学', '𬭎', '～', "'; drop table unit; --", '%', '_', '\\', '$1', '"', '“', 'é', 'zz', '０', ' ', '__proto__', 'primary', 'school'];
const days = ['1900-01-01', '1999-12-31', '2000-02-29', '2010-09-01', '2024-02-29', '2024-08-31', '2024-09-01', '2025-02-28', '2025-03-01', '2026-11-22', '9999-12-31'];

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const pick = (...texts: readonly string[]): Text => fc.constantFrom(...texts);

const decimals: Text = fc.oneof(
  fc.integer({ min: 0, max: 100 }).map(String), fc.constantFrom('0', '1', '0.5', '85%', '0.001', '3', '7', '9007199254740993', '123456789012345678.123456789'),
  fc.tuple(fc.nat(999_999), fc.nat(9999)).map(([whole, part]) => `${whole}.${part}`),
);
const texts: Text = fc.constantFrom(...oddTexts).map(quoted);
const dates: Text = fc.constantFrom(...days).map((day) => (day.endsWith('1') ? `date'${day}'` : day));

/** `f(a, b)` of random parts. */
const made = (parts: readonly Text[], write: (...written: string[]) => string): Text => fc.tuple(...parts).map((written) => write(...written));
const among = (most: number, part: Text): Text => fc.array(part, { minLength: 2, maxLength: most }).map((list) => list.join(', '));

interface Kinds { readonly number: Text; readonly text: Text; readonly date: Text; readonly boolean: Text }

const leaves: Kinds = {
  number: fc.oneof(decimals, pick(...numberFields), pick(...numberFields)),
  text: fc.oneof(texts, pick(...textFields), pick(...textFields)),
  date: fc.oneof(dates, pick(...dateFields), pick(...dateFields), pick('today()')),
  boolean: fc.oneof(pick('true', 'false'), pick(...numberFields, ...textFields, ...dateFields, 'offers', 'bank_card').map((name) => `${name} is blank`), pick("has(offers, 'swim')", "has(offers, '𬭎')")),
};

const anyOf = (from: Kinds, write: (part: Text) => Text): Text => fc.oneof(write(from.number), write(from.text), write(from.date));
const comparison = pick('=', '<>', '<', '<=', '>', '>=', '≠', '≥', '＜');

const deeper = (from: Kinds): Kinds => {
  const { number, text, date, boolean } = from;
  const choose = (part: Text): Text => fc.oneof(
    made([boolean, part, part], (when, yes, no) => `if(${when}, ${yes}, ${no})`), made([boolean, part], (when, yes) => `if(${when}, ${yes}, blank)`), among(3, part).map((list) => `coalesce(${list})`),
    made([part], (one) => `coalesce(blank, ${one})`), among(4, part).map((list) => `min(${list})`), among(4, part).map((list) => `max(${list})`),
  );
  return {
    number: fc.oneof(
      leaves.number, choose(number), made([number, pick('+', '-', '*', '/', '/', '÷', '－'), number], (a, sign, b) => `(${a} ${sign} ${b})`),
      made([number], (a) => `-${a}`), made([number, fc.integer({ min: -6, max: 10 }).map(String)], (a, digits) => `round(${a}, ${digits})`), made([number], (a) => `abs(${a})`),
      made([text], (a) => `length(${a})`), made([date], (a) => `year(${a})`), made([date], (a) => `month(${a})`), made([date, date], (a, b) => `days_between(${a}, ${b})`),
      made([date, date], (a, b) => `age_on(${a}, ${b})`), made([text, date], (a, b) => `limit('class_size', ${a}, ${b})`), pick("limit('class_size', stage)", "limit('class_size')"),
    ),
    text: fc.oneof(leaves.text, choose(text), fc.array(fc.oneof(text, number, date), { minLength: 2, maxLength: 4 }).map((list) => `concat(${list.join(', ')})`)),
    date: fc.oneof(leaves.date, choose(date)),
    boolean: fc.oneof(
      leaves.boolean, anyOf(from, (part) => made([part, comparison, part], (a, sign, b) => `(${a} ${sign} ${b})`)), anyOf(from, (part) => made([part, comparison, part], (a, sign, b) => `(${a} ${sign} ${b})`)),
      made([boolean, pick('and', 'or', '且', '或'), boolean], (a, word, b) => `(${a} ${word} ${b})`), made([boolean], (a) => `(not ${a})`), made([boolean, pick('=', '<>'), boolean], (a, sign, b) => `((${a}) ${sign} (${b}))`),
      anyOf(from, (part) => made([part, among(4, part), pick('in', 'not in')], (a, list, word) => `(${a} ${word} (${list}))`)),
      anyOf(from, (part) => made([part, part, part], (a, low, high) => `(${a} between ${low} and ${high})`)),
      anyOf(from, (part) => made([part, pick('is blank', 'is not blank')], (a, test) => `((${a}) ${test})`)), made([boolean], (a) => `((${a}) is blank)`),
      made([text, text], (a, b) => `starts_with(${a}, ${b})`), made([text, text], (a, b) => `contains(${a}, ${b})`), made([boolean, boolean], (a, b) => `if(${a}, ${b}, blank)`),
    ),
  };
};

const levels = [leaves, deeper(leaves), deeper(deeper(leaves)), deeper(deeper(deeper(leaves)))];

/** An expression of any type, up to three levels above its leaves. */
export const randomExpression: Text = fc.oneof(...levels.slice(1).map(({ number, text, date, boolean }) => fc.oneof(number, number, boolean, boolean, text, date)));

const perClass = {
  number: ['class.size', 'class.girls', 'class.room', 'class.size / class.girls', 'class.girls * 100 / class.size', 'class.school.pupils - class.size', 'if(class.grade is blank, class.size, class.girls)'],
  where: ['size >= 56', "grade = '1'", 'girls > size', 'room is blank', "school.stage = 'junior'", 'opened >= 2024-09-01', "unit.kind = 'school' and size > 10", 'false', 'school.pupils > 500 or girls < 20'],
};

/** A summary of classes, alone or within a computation. */
export const randomSummary: Text = fc.oneof({ weight: 5, arbitrary: fc.tuple(
  fc.constantFrom('count', 'sum', 'avg', 'min', 'max', 'count_distinct', 'share', 'shares', 'weighted_cv', 'texts'), fc.constantFrom(...perClass.number), fc.constantFrom(...perClass.where), fc.boolean(),
).map(([name, of, where, some]) => {
  const when = some ? ` where ${where}` : '';
  if (name === 'count') return `count(class${when})`;
  if (name === 'share') return `share(class where ${where})`;
  if (name === 'shares') return `share(${of} where ${where})`;
  if (name === 'texts') return `concat(max(class.name${when}), min(class.opened${when}), count_distinct(class.grade${when}))`;
  return name === 'weighted_cv' ? `weighted_cv(${of}${when}, weight: class.size)` : `${name}(${of}${when})`;
}) }, { weight: 1, arbitrary: fc.constantFrom('pupils - sum(class.size)', 'sum(class.size) / count(class)', 'coalesce(sum(class.girls), 0) <= pupils', "count(class where grade = '1') > count(class) / 2") });

const blankable = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { freq: 4, nil: null });
const numbers = (text: fc.Arbitrary<string>): fc.Arbitrary<string | null> => blankable(text.map((one) => one.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')));
const integers = blankable(fc.oneof(fc.integer({ min: -20, max: 80 }), fc.constantFrom(0, 0, 1, 55, 56, 2_147_483_647, 9_007_199_254_740_991)));
const scaled = (most: number, digits: number): fc.Arbitrary<string> =>
  fc.tuple(fc.boolean(), fc.nat(most), fc.nat(10 ** digits - 1)).map(([minus, whole, part]) => `${minus && whole + part > 0 ? '-' : ''}${whole}.${String(part).padStart(digits, '0')}`);
const days1 = blankable(fc.oneof(fc.constantFrom(...days), fc.date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10))));
const words = blankable(fc.oneof(fc.constantFrom(...oddTexts), fc.string({ unit: 'grapheme', maxLength: 4 }).map((text) => text.replaceAll(/[\p{Cc}\p{Cs}]/gu, ''))));

/** The values of a school. */
export const randomSchool = fc.record({
  name: words, pupils: integers, boarders: integers, teachers: integers, books: integers, area: numbers(scaled(9999, 2)), value: numbers(scaled(2_000_000_000, 2)), passed: numbers(scaled(100, 2)),
  founded: days1, checked_on: days1, stage: blankable(fc.constantFrom('primary', 'junior', 'nine_year')), offers: blankable(fc.subarray(['swim', 'chess', '𬭎'])), head: words, note: words,
  bank_card: blankable(fc.constant('6222')), ratio: numbers(scaled(99, 10)),
});

/** The values of a class but for the school it points to. */
export const randomClass = fc.record({
  name: words, size: blankable(fc.integer({ min: -3, max: 70 })), girls: blankable(fc.integer({ min: 0, max: 60 })), grade: blankable(fc.constantFrom('1', '2')), opened: days1, room: numbers(scaled(90, 1)),
});
