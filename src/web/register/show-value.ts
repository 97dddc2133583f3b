import { Big } from 'big.js';
import type { RecordView, RegisterView } from '../../contract/register.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { placeInWords } from '../record/place-parts.ts';
import { decimalsOf, heldType, isFigure, type FieldView } from './field-view.ts';

type Held = RecordView['values'][string] | undefined;
type Names = Readonly<Record<string, string>>;

/** Says a field's value in words; empty when it is blank. */
export type ShowValue = (field: FieldView, held: Held, names: Names) => string;

/** How values of a register read in the language of the screen. */
export function useShowValue(register: Pick<RegisterView, 'codeLists'>): ShowValue {
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  return (field, held, names) => showValue(register, language, field, held, names);
}

/** The value as people read it: names for codes and ids, figures grouped, per cents with their sign. */
export function showValue({ codeLists }: Pick<RegisterView, 'codeLists'>, language: 'zh' | 'en', field: FieldView, held: Held, names: Names): string {
  if (held === null || held === undefined || held === '') return '';
  if (field.list !== undefined) {
    const items = codeLists.find((list) => list.key === field.list)?.items ?? [];
    return (Array.isArray(held) ? held : [held]).map((code) => items.find((item) => item.code === code)?.name[language] ?? String(code)).join(language === 'zh' ? '、' : ', ');
  }
  if (isFigure(field) && isDecimal(String(held))) return `${groupDigits(field.type === 'formula' ? roundedTo(String(held), decimalsOf(field)) : String(held), decimalsOf(field))}${heldType(field) === 'percent' ? '%' : ''}`;
  if (field.type === 'location') return placeInWords(String(held), language);
  return names[String(held)] ?? String(held);
}

const roundedTo = (decimal: string, decimals: number | undefined): string => (decimals === undefined ? decimal : new Big(decimal).round(decimals).toFixed());

const isDecimal = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

/** A decimal with its thousands parted, and at least so many digits after the point. Text throughout: sums may be longer than a number holds. */
export function groupDigits(decimal: string, decimals = 0): string {
  const [whole = '', rest = ''] = decimal.split('.');
  const shown = rest.padEnd(decimals, '0');
  return `${whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',')}${shown === '' ? '' : `.${shown}`}`;
}
