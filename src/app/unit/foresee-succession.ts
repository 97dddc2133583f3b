import type { Foresight } from '../../contract/succession.ts';
import { dateFaults, mergeFaults, unitFaults, type SuccessionKind } from '../../domain/unit/succession.ts';
import { dayInChina, type PlainDate } from '../../domain/values/plain-date.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import { foreseeGone, foreseeJoining } from '../round/follow-units.ts';
import { useCase, type Context } from '../use-case.ts';
import { allowAtAll, checkingFaults } from './apply-succession.ts';
import { getUnit, getUnits } from './get-unit.ts';
import { foresightOf, weighSuccession } from './weigh-succession.ts';

interface ForeseeInput { readonly id: string; readonly kind: SuccessionKind; readonly from?: readonly string[] | undefined; readonly parts?: number | undefined; readonly effectiveOn: PlainDate }

/** What merging these units into that one, closing or splitting it would do; nothing is changed. Throws A103, R101. */
export const foreseeSuccession = useCase('unit.foresee', async (cx, { id, kind, from = [], parts = 1, effectiveOn }: ForeseeInput): Promise<Foresight> => {
  const unit = await getUnit(cx.db, cx.county, id);
  if (kind === 'split') return foreseeSplit(cx, unit, parts, effectiveOn);
  const sources = await getUnits(cx.db, cx.county, kind === 'merge' ? [...new Set(from)] : []);
  allowAtAll(cx, [unit, ...sources], kind === 'merge' ? 'unit.merge' : 'unit.close');
  const faults = [...(kind === 'merge' ? mergeFaults(sources, unit) : unitFaults(unit)), ...await checkingFaults(cx, [unit, ...sources]), ...dateFaults(effectiveOn, dayInChina(cx.now))];
  const others = sources.filter((source) => source.id !== unit.id);
  const change = kind === 'merge' ? { kind, from: others, to: unit, effectiveOn } : { kind, from: [unit], to: null, effectiveOn };
  if (change.from.length === 0) return { ...nothing, faults };
  return { faults, ...foresightOf(await weighSuccession(cx, change)), rounds: await foreseeGone(cx, change) };
});

const nothing: Omit<Foresight, 'faults'> = { registers: [], people: [], commitments: 0, collisions: [], pupils: 0, rounds: [] };

// A split moves nothing by itself; rounds that run ask the new units what they asked of the old one.
async function foreseeSplit(cx: Context, unit: UnitRow, parts: number, effectiveOn: PlainDate): Promise<Foresight> {
  allowAtAll(cx, [unit], 'unit.split');
  const above = unit.path.replace(/[^/]+\/$/, '');
  const newcomers = Array.from({ length: parts }, (_, at) => ({ unit: { ...unit, id: cx.runtime.newId(), path: `${above}new-${at}/` }, cameFrom: unit }));
  return { ...nothing, faults: [...unitFaults(unit), ...dateFaults(effectiveOn, dayInChina(cx.now))], rounds: await foreseeJoining(cx, newcomers) };
}
