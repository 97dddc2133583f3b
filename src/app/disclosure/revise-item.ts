import type { DisclosureRevision } from '../../contract/disclosure.ts';
import { useCase } from '../use-case.ts';
import { columnsOf, requireSound } from './prepare-item.ts';
import { takeStep } from './take-step.ts';

/** Changes what is told of a draft, and why findings may stay. Throws R101, A103, R201, G104, G105, G106. */
export const reviseItem = useCase('disclosure.revise', async (cx, { id, version, reasons, ...head }: DisclosureRevision & { readonly id: string }) =>
  takeStep(cx, { id, version, note: '' }, 'revise', () => {
    requireSound(cx, head);
    return { ...columnsOf(head), reasons: JSON.stringify(reasons), changed_by: cx.actor.id };
  }));
