import type { Foresight } from '../../contract/succession.ts';
import { dateFaults, mergeFaults, unitFaults } from '../../domain/unit/succession.ts';
import { dayInChina, type PlainDate } from '../../domain/values/plain-date.ts';
import { useCase } from '../use-case.ts';
import { allowAtAll, checkingFaults } from './apply-succession.ts';
import { getUnit } from './get-unit.ts';
import { foresightOf, weighSuccession } from './weigh-succession.ts';

interface ForeseeInput { readonly id: string; readonly kind: 'merge' | 'close'; readonly from?: readonly string[] | undefined; readonly effectiveOn: PlainDate }

/** What merging these units into that one, or closing it, would do; nothing is changed. Throws A103, R101. */
export const foreseeSuccession = useCase('unit.foresee', async (cx, { id, kind, from = [], effectiveOn }: ForeseeInput): Promise<Foresight> => {
  const unit = await getUnit(cx.db, cx.county, id);
  const sources = [];
  for (const source of kind === 'merge' ? new Set(from) : []) sources.push(await getUnit(cx.db, cx.county, source));
  allowAtAll(cx, [unit, ...sources], kind === 'merge' ? 'unit.merge' : 'unit.close');
  const faults = [...(kind === 'merge' ? mergeFaults(sources, unit) : unitFaults(unit)), ...await checkingFaults(cx, [unit, ...sources]), ...dateFaults(effectiveOn, dayInChina(cx.now))];
  const others = sources.filter((source) => source.id !== unit.id);
  const change = kind === 'merge' ? { kind, from: others, to: unit, effectiveOn } : { kind, from: [unit], to: null, effectiveOn };
  if (change.from.length === 0) return { faults, registers: [], people: [], commitments: 0, collisions: [], pupils: 0 };
  return { faults, ...foresightOf(await weighSuccession(cx, change)) };
});
