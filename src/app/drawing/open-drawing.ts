import { compileDrawn } from '../../catalog/compile-drawn.ts';
import type { OpenedDrawing } from '../../contract/drawing.ts';
import { compareDefinitions } from '../../domain/register/compare-definitions.ts';
import { problems, raise, type Words } from '../../domain/problem.ts';
import { listDrawnLists, listDrawnRegisters, listDrawnVersions, type DrawnVersion } from '../../db/queries/register-definitions.ts';
import { drawnOf } from '../register/drawn-registers.ts';
import { useCase, type Context } from '../use-case.ts';
import { drawingRowOf } from './drawing-reply.ts';

/** Opens a drawn register as it is written, with its code lists and every version; of a built-in one the text, to begin another from. Throws A103, R101. */
export const openDrawing = useCase('drawing.open', async (cx, input: { readonly key: string }): Promise<OpenedDrawing> => {
  const builtIn = cx.runtime.catalogue.registers.get(input.key);
  if (builtIn) return { key: input.key, name: builtIn.name, version: 0, byName: '', at: cx.now.toISOString(), setAside: [], written: cx.runtime.catalogue.texts?.get(input.key) ?? '', lists: [], versions: [] };
  const versions = await listDrawnVersions(cx.db, cx.county, input.key);
  const [newest] = versions;
  if (!newest) throw raise(problems.notFound, { what: { zh: '该台账', en: 'This register' } });
  const drawn = await drawnOf(cx);
  const codeLists = await listDrawnLists(cx.db, cx.county);
  const named = new Set(drawn.registers.get(input.key)?.fields.flatMap(({ list }) => list ?? []) ?? codeLists.map(({ key }) => key));
  const changes = await changesOf(cx, versions);
  return {
    ...drawingRowOf(drawn, newest), written: newest.written, lists: codeLists.filter(({ key }) => named.has(key)).map(({ key, written }) => ({ key, written })),
    versions: versions.map(({ version, byName, at, written }, place) => ({ version, byName, at: at.toISOString(), written, changes: [...changes[place] ?? []] })),
  };
});

// So many versions are compared; whoever wants to know about older ones reads their text.
const COMPARED = 50;

/** What each version changed against the one before. An old one that cannot be read any more is passed over. */
async function changesOf({ db, county, runtime: { catalogue } }: Context, versions: readonly DrawnVersion[]): Promise<(readonly Words[])[]> {
  const [registers, codeLists] = [await listDrawnRegisters(db, county), await listDrawnLists(db, county)];
  const read = versions.slice(0, COMPARED).map((one) =>
    compileDrawn(catalogue, { county, registers: [...registers.filter(({ key }) => key !== one.key), one], codeLists }).registers.get(one.key));
  return read.map((after, place) => {
    const before = read[place + 1];
    return after && before ? compareDefinitions(before, after) : [];
  });
}
