import { fileNameOf, type DrawnCounty, type WrittenDefinition } from '../../catalog/compile-drawn.ts';
import type { DrawingFault, DrawingRow } from '../../contract/drawing.ts';
import type { DrawnVersion } from '../../db/queries/register-definitions.ts';

/** A drawn register as the designer lists it. */
export function drawingRowOf({ registers, setAside }: DrawnCounty, newest: DrawnVersion): DrawingRow {
  return {
    key: newest.key, name: registers.get(newest.key)?.name ?? nameWritten(newest), version: newest.version, byName: newest.byName, at: newest.at.toISOString(),
    setAside: (setAside.get(fileNameOf('register', newest.key)) ?? []).map(({ line, column, say, path }): DrawingFault =>
      ({ list: null, line, column, field: path[0] === 'fields' && path[1] !== undefined ? String(path[1]) : null, ...say })),
  };
}

// What cannot be read any more may still say its name on a line of its own.
function nameWritten({ key, written }: WrittenDefinition): { readonly zh: string; readonly en: string } {
  const said = (word: string): string | undefined => new RegExp(`^${word}: *["']?(.{1,80}?)["']? *$`, 'm').exec(written)?.[1];
  const zh = said('name') ?? key;
  return { zh, en: said('en') ?? zh };
}
