import type { SuccessionKind } from '../../domain/unit/succession.ts';
import type { SuccessionWord } from './succession-words.ts';

/** A new unit as it is typed. */
export interface DraftPart { readonly name: string; readonly code: string }

/** What somebody is about to do with a unit. */
export interface SuccessionDraft {
  readonly kind: SuccessionKind;
  readonly unitId: string;
  /** Of a merge: the unit that stays, empty until chosen, and those that go. */
  readonly target: string;
  readonly sources: readonly string[];
  /** Of a split: the new units. */
  readonly parts: readonly DraftPart[];
  readonly effectiveOn: string;
  readonly document: string;
}

/** A draft nobody has touched. */
export const emptyDraft = (unitId: string, today: string): SuccessionDraft =>
  ({ kind: 'merge', unitId, target: '', sources: [unitId], parts: [{ name: '', code: '' }], effectiveOn: today, document: '' });

const CODE = /^[a-z0-9-]{1,24}$/;

/** What is still missing, by field; of parts by their position. */
export function draftFaults(draft: SuccessionDraft): Readonly<Record<string, SuccessionWord>> {
  const faults: Record<string, SuccessionWord> = {};
  if (draft.kind === 'merge' && draft.target === '') faults['target'] = 'needTarget';
  if (draft.kind === 'merge' && draft.sources.length === 0) faults['sources'] = 'needSources';
  if (draft.effectiveOn === '') faults['effectiveOn'] = 'needDay';
  if (draft.document.trim() === '') faults['document'] = 'needDocument';
  for (const [index, { name, code }] of draft.kind === 'split' ? draft.parts.entries() : []) {
    if (name.trim() === '') faults[`name${index}`] = 'needName';
    if (!CODE.test(code)) faults[`code${index}`] = 'needCode';
  }
  return faults;
}

/** Whether enough is chosen to say what would happen. */
export const canForesee = ({ kind, target, sources, effectiveOn }: SuccessionDraft): boolean =>
  effectiveOn !== '' && (kind !== 'merge' || (target !== '' && sources.length > 0));
