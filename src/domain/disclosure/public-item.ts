/* What the public sees of an item besides its text: the fields of a catalogue of public information. */
import type { DisclosureCategory, Manner } from './categories.ts';
import type { PublicDocument } from './public-document.ts';

/** The fields of the catalogue, as they were when it was released. */
export interface PublicHead {
  readonly title: string;
  readonly category: DisclosureCategory;
  readonly documentNumber: string;
  readonly summary: string;
  readonly formedOn: string;
  readonly publisher: string;
  readonly manner: Exclude<Manner, 'withheld'>;
  readonly mannerReason: string;
  readonly kind: 'file' | 'document';
}

/** An item as the public finds it on a day. */
export interface PublicItem extends PublicHead {
  readonly number: string;
  readonly releasedOn: string;
  readonly validUntil: string | null;
  /** Withdrawn by a person, or because its time was over: then only this note is left. */
  readonly gone: { readonly on: string; readonly reason: string } | null;
  readonly document: PublicDocument | null;
  readonly file: { readonly name: string; readonly media: string; readonly size: number } | null;
}

/** Why an item is gone on this day: withdrawn, or past its last day. */
export function goneOn(item: { readonly withdrawnOn: string | null; readonly withdrawnReason: string; readonly validUntil: string | null }, today: string): PublicItem['gone'] {
  if (item.withdrawnOn !== null) return { on: item.withdrawnOn, reason: item.withdrawnReason };
  return item.validUntil !== null && item.validUntil < today ? { on: item.validUntil, reason: '公开期限已满' } : null;
}
