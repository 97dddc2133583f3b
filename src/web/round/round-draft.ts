/* What is typed into the form of a round, and what is sent of it once enough is there. */
import type { CreateRound, OpenedRound } from '../../contract/round.ts';
import type { UnitKind } from '../../domain/unit/unit-kind.ts';

/** Who is asked, as the form offers it. */
export const audiences = ['allSchools', 'schoolsOnly', 'kindergartensOnly', 'oneDistrict', 'someUnits'] as const;
export type Audience = (typeof audiences)[number];

/** The form as it stands. */
export interface RoundDraft {
  readonly name: string;
  readonly basis: string;
  readonly minutes: string;
  readonly opensOn: string;
  readonly dueOn: string;
  readonly hasteReason: string;
  readonly audience: Audience;
  readonly below: string;
  readonly units: readonly string[];
  readonly registers: readonly string[];
  /** By register. */
  readonly periods: Readonly<Record<string, string>>;
}

/** An empty form, from today. */
export const emptyRound = (today: string): RoundDraft =>
  ({ name: '', basis: '', minutes: '30', opensOn: today, dueOn: '', hasteReason: '', audience: 'allSchools', below: '', units: [], registers: [], periods: {} });

/** The form of a round that is drawn up already. */
export function draftOf({ round, chosen }: Pick<OpenedRound, 'round' | 'chosen'>): RoundDraft {
  const audience = audiences.find((one) => (chosen.units.length > 0 ? one === 'someUnits' : chosen.below !== null ? one === 'oneDistrict' : String(kindsOf[one]) === String(chosen.kinds))) ?? 'allSchools';
  return {
    name: round.name, basis: round.basis, minutes: String(round.minutes), opensOn: round.opensOn, dueOn: round.dueOn, hasteReason: round.hasteReason, audience, below: chosen.below ?? '',
    units: chosen.units, registers: round.registers.map(({ register }) => register), periods: Object.fromEntries(round.registers.map(({ register, period }) => [register, period])),
  };
}

const kindsOf: Readonly<Record<Audience, readonly UnitKind[]>> = {
  allSchools: ['school', 'kindergarten'], schoolsOnly: ['school'], kindergartensOnly: ['kindergarten'], oneDistrict: ['school', 'kindergarten'], someUnits: [],
};

/** What the server is sent. */
export const bodyOf = (draft: RoundDraft): CreateRound => ({
  name: draft.name.trim(), basis: draft.basis.trim(), minutes: Number(draft.minutes), opensOn: draft.opensOn, dueOn: draft.dueOn, hasteReason: draft.hasteReason.trim(),
  chosen: { kinds: [...kindsOf[draft.audience]], below: draft.audience === 'oneDistrict' ? draft.below : null, units: draft.audience === 'someUnits' ? [...draft.units] : [] },
  registers: draft.registers.map((register) => ({ register, period: (draft.periods[register] ?? '').trim() })),
});

/** The fields that still lack something, in the order of the form. */
export function missingIn(draft: RoundDraft, periodic: ReadonlySet<string>): readonly string[] {
  const minutes = Number(draft.minutes);
  return [
    ...(draft.name.trim() === '' ? ['name'] : []), ...(draft.registers.length === 0 ? ['registers'] : []),
    ...draft.registers.filter((key) => periodic.has(key) && (draft.periods[key] ?? '').trim() === '').map((key) => `period ${key}`),
    ...(draft.audience === 'oneDistrict' && draft.below === '' ? ['below'] : []), ...(draft.audience === 'someUnits' && draft.units.length === 0 ? ['units'] : []),
    ...(draft.opensOn === '' ? ['opensOn'] : []), ...(draft.dueOn === '' ? ['dueOn'] : []), ...(Number.isInteger(minutes) && minutes >= 1 && minutes <= 6000 ? [] : ['minutes']),
  ];
}

/** What can be weighed already: whom and what it asks, and by when; null before that. */
export function weighable(draft: RoundDraft): CreateRound | null {
  const missing = missingIn({ ...draft, name: 'x' }, new Set());
  return missing.length > 0 ? null : { ...bodyOf(draft), name: 'x', basis: '', hasteReason: '' };
}
