/* A template started at the terminal from last year's text, without a server or a database. */
import { join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readCatalogue } from '../../catalog/read-catalogue.ts';
import { startFromFile } from '../report/start-from-file.ts';

/** What is asked: the key the template is to have, the year its text tells of, and a folder of own definitions. */
export interface ConsoleStart { readonly key: string; readonly year?: number | undefined; readonly folder: string | undefined }

/** Starts it with the indicators of the built-in definitions and of the folder. Throws F1xx, D101, D102. */
export async function startFromConsole(file: { readonly name: string; readonly bytes: Uint8Array }, { key, year, folder }: ConsoleStart) {
  const { indicators } = await readCatalogue(folder === undefined ? {} : { beside: pathToFileURL(join(resolve(folder), sep)) });
  return startFromFile(file, indicators, { key, year });
}
