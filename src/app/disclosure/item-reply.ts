import type { DisclosureRow } from '../../contract/disclosure.ts';
import { may } from '../../domain/access/may.ts';
import { unexplained } from '../../domain/disclosure/clearance.ts';
import { verbsFor } from '../../domain/disclosure/item-state.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import type { ItemRow } from '../../db/queries/disclosure.ts';
import type { Context } from '../use-case.ts';
import { stepsOf } from './get-item.ts';

const stepsOfDesk = ['revise', 'submit', 'review', 'return', 'release', 'withdraw'] as const;

/** An item as the desk lists it, with what this person may do next. */
export function rowOf(cx: Context, item: Omit<ItemRow, 'body'>, unitName: string): DisclosureRow {
  const free = verbsFor(stepsOf(item), cx.actor.id);
  return {
    id: item.id, title: item.title, category: item.category, unitName, number: item.number, state: item.state, manner: item.manner, kind: item.kind, formedOn: item.formed_on, validUntil: item.valid_until,
    hard: item.scan.hard, soft: item.scan.soft, unexplained: unexplained(item.scan, item.reasons).length, createdByName: item.created_by_name, createdAt: item.created_at.toISOString(), releasedAt: item.released_at?.toISOString() ?? null,
    version: item.version, ended: item.state === 'released' && item.valid_until !== null && item.valid_until < dayInChina(cx.now),
    next: stepsOfDesk.filter((verb) => free.includes(verb) && may(cx.actor, `disclosure.${verb}`, item.unit_path)),
  };
}
