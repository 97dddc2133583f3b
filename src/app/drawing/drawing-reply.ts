import { registerFile } from '../../catalog/definition-file.ts';
import { fileNameOf, type DrawnCounty, type WrittenDefinition } from '../../catalog/compile-drawn.ts';
import { readYaml } from '../../catalog/read-yaml.ts';
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

// What cannot be compiled any more may still say its name.
function nameWritten({ key, written }: WrittenDefinition): { readonly zh: string; readonly en: string } {
  const read = readYaml(key, written, registerFile);
  return 'faults' in read ? { zh: key, en: key } : { zh: read.content.name, en: read.content.en ?? read.content.name };
}
