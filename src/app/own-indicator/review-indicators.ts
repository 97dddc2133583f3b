import { fileNameOf, type DrawnCounty } from '../../catalog/compile-drawn.ts';
import type { OwnIndicatorList, OwnIndicatorRow } from '../../contract/own-indicator.ts';
import { listIndicatorProposals, listOwnIndicators, type OwnIndicatorVersion } from '../../db/queries/indicator-definitions.ts';
import { drawnOf } from '../register/drawn-registers.ts';
import { useCase } from '../use-case.ts';

/** Lists the indicators the county made, those set aside too, and what waits for another person. Throws A103. */
export const reviewIndicators = useCase('indicator.review', async (cx, _input: object): Promise<OwnIndicatorList> => {
  const drawn = await drawnOf(cx);
  const [newest, waiting] = [await listOwnIndicators(cx.db, cx.county), await listIndicatorProposals(cx.db, cx.county)];
  return {
    indicators: newest.map((one) => ownIndicatorRowOf(drawn, one)),
    waiting: waiting.map(({ id, key, base, written, by }) => ({ id, key, version: base, written, byName: by.name, at: by.at.toISOString(), own: by.id === cx.actor.id })),
  };
});

/** An own indicator as it is listed. */
export function ownIndicatorRowOf({ indicators, setAside }: DrawnCounty, { key, version, written, drawnBy, approvedBy, at }: OwnIndicatorVersion): OwnIndicatorRow {
  // What cannot be used any more may still say its name on a line of its own.
  const said = /^name: *["']?(.{1,80}?)["']? *$/m.exec(written)?.[1] ?? key;
  return { key, name: indicators.get(key)?.name ?? { zh: said, en: said }, version, drawnBy, approvedBy, at: at.toISOString(), setAside: (setAside.get(fileNameOf('indicator', key)) ?? []).map(({ say }) => say) };
}
