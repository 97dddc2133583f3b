/* A choice from a code list, and several. People write the code or its name; the code is stored. */
import { problems, type Words } from '../../problem.ts';
import type { CodeItem, FieldDefinition } from '../definition.ts';
import { findingOf, type Finding } from '../finding.ts';
import { nearest } from '../nearest.ts';
import type { ReadContext } from '../read-context.ts';
import { shownOf, tidy, type Typed } from '../typed.ts';
import { value, wrong, type ValueType } from '../value-type.ts';

/** One code of the field's list. */
export const choice: ValueType = {
  read: (typed, field, context) => {
    const found = pick(shownWhole(typed), field, context);
    return 'item' in found ? value(found.item.code) : wrong(found);
  },
  show: (held, field, context, language) => nameOf(String(held), field, context)[language],
  expressionType: () => 'text',
  examples: { good: ['fire', '消防'], bad: ['火灾吗', '消 防 1'] },
};

/** Several codes of the field's list, in the list's order, each once. */
export const choices: ValueType = {
  read: (typed, field, context) => {
    const parts = typed !== null && typeof typed === 'object' && !('kind' in typed) ? typed : shownWhole(typed).split(/[、,，;；\n]/).filter((part) => tidy(part) !== '');
    const found = parts.map((part) => pick(part, field, context));
    const faults = found.filter((one): one is Finding => !('item' in one));
    if (faults.length > 0) return wrong(...faults);
    const picked = new Set(found.map((one) => ('item' in one ? one.item.code : '')));
    return value(context.codeList(field.list ?? '').items.map((item) => item.code).filter((code) => picked.has(code)));
  },
  show: (held, field, context, language) => (Array.isArray(held) ? held : [held]).map((code: unknown) => nameOf(String(code), field, context)[language]).join(language === 'zh' ? '、' : ', '),
  expressionType: () => 'list',
  examples: { good: ['消防、食品', 'fire,food'], bad: ['消防、不知道'] },
};

const shownWhole = (typed: Typed): string => (typeof typed === 'string' ? tidy(typed) : shownOf(typed));

function pick(typed: string, field: FieldDefinition, context: ReadContext): { readonly item: CodeItem } | Finding {
  const { items } = context.codeList(field.list ?? '');
  const text = tidy(typed).normalize('NFKC');
  const item = itemOf(items, text);
  if (item === undefined) return findingOf(field.key, problems.codeUnknown, { field: field.name, typed: shownOf(typed), near: nearest(text, items.filter((one) => !isOver(one, context)).map((one) => one.name.zh)) });
  if (isOver(item, context)) return findingOf(field.key, problems.codeRetired, { field: field.name, typed: item.name.zh, until: item.until ?? '' });
  return { item };
}

// Lists are frozen; an import asks for every row.
const indexes = new WeakMap<readonly CodeItem[], { readonly byCode: ReadonlyMap<string, CodeItem>; readonly byName: ReadonlyMap<string, CodeItem> }>();

function indexOf(items: readonly CodeItem[]) {
  const held = indexes.get(items);
  if (held) return held;
  const last = [...items].reverse();
  const made = {
    byCode: new Map(last.map((item) => [item.code, item])),
    byName: new Map(last.flatMap((item) => [[item.name.en.toLowerCase(), item], [item.name.zh, item]] as const)),
  };
  indexes.set(items, made);
  return made;
}

/** The item with this code, else the first with this name. */
function itemOf(items: readonly CodeItem[], text: string): CodeItem | undefined {
  const { byCode, byName } = indexOf(items);
  return byCode.get(text) ?? byName.get(text) ?? byName.get(text.toLowerCase());
}

const isOver = (item: CodeItem, context: ReadContext): boolean => item.until !== undefined && item.until < context.today;

function nameOf(code: string, field: FieldDefinition, context: ReadContext): Words {
  return context.codeList(field.list ?? '').items.find((item) => item.code === code)?.name ?? { zh: code, en: code };
}
