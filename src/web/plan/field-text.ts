import type { PlanItem } from '../../contract/plan.ts';
import { readableMagnitude } from '../frame/figure.tsx';
import type { Say } from '../i18n/define-words.ts';
import { kindWords } from './ledger-tab.ts';
import type { PlanWord } from './plan-words.ts';

/** One field of an item in words, for a line "was → now". */
export function fieldText(item: PlanItem, field: string, say: Say<PlanWord>): string {
  if (field === 'value') return `${readableMagnitude(item.value)}${item.unit}`;
  if (field === 'comparator') return item.comparator === null ? '—' : say(item.comparator);
  if (field === 'kind') return say(kindWords[item.kind]);
  const value: unknown = item[field as keyof PlanItem];
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : '—';
}
