/* Definitions of the built-in catalogue with look-ups that know a few names, for tests of workbooks. */
import { readCatalogue } from '../../src/catalog/read-catalogue.ts';
import type { RegisterDefinition } from '../../src/domain/register/definition.ts';
import type { ReadContext } from '../../src/domain/register/read-context.ts';

const catalogue = await readCatalogue();

/** A register of the built-in catalogue. */
export function registerOf(key: string): RegisterDefinition {
  const register = catalogue.registers.get(key);
  if (register === undefined) throw new Error(`no register ${key}`);
  return register;
}

const classes: Readonly<Record<string, string>> = { 'c-1': '三年级1班', 'c-2': '三年级2班', 'c-3': '一班', 'c-4': '一班' };

/** Look-ups over the built-in code lists; two classes are both called 一班. */
export const context: ReadContext = {
  today: '2026-03-02',
  codeList: (key) => catalogue.codeLists.get(key) ?? { key, name: { zh: key, en: key }, source: '', items: [] },
  register: registerOf,
  findUnit: (text) => (text === '城关实验小学' || text === 'u-1' ? { unit: { id: 'u-1', name: '城关实验小学', code: 'syxx', kind: 'school' } } : { count: 0 }),
  unitNames: ['城关实验小学'],
  findPerson: () => ({ count: 0 }),
  findRecord: (_, text) => {
    const found = Object.keys(classes).filter((id) => id === text || classes[id] === text);
    return found.length === 1 ? { id: found[0] ?? '' } : { count: found.length };
  },
  hasFile: () => true,
  nameOf: (type, id) => (type === 'reference' ? classes[id] : type === 'unit' && id === 'u-1' ? '城关实验小学' : undefined),
};
