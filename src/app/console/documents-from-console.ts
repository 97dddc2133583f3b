/* Kept documents at the server's console: listed, opened, and published by whoever did not write them. */
import type { DocumentLine, OpenDocument } from '../../contract/kept-document.ts';
import { problems, raise } from '../../domain/problem.ts';
import { listDocuments } from '../document/list-documents.ts';
import { openDocument } from '../document/open-document.ts';
import { publishDocument } from '../document/publish-document.ts';
import type { Runtime } from '../runtime.ts';
import { officeAtConsole } from './office-at-console.ts';

/** The documents of the county. Throws A113 before set-up. */
export async function listAtConsole(runtime: Runtime, year?: number): Promise<readonly DocumentLine[]> {
  const { asker } = await officeAtConsole(runtime);
  return (await listDocuments(runtime, asker, { year })).documents;
}

/** One document by its id, the beginning of it, or its title. Throws A113, R101. */
export async function openAtConsole(runtime: Runtime, named: string): Promise<OpenDocument> {
  const { asker } = await officeAtConsole(runtime);
  return openDocument(runtime, asker, { id: await idOf(runtime, named) });
}

/** Publishes a draft somebody else wrote. Throws A110, A113, P101, P102, R101, R202. */
export async function publishAtConsole(runtime: Runtime, named: string): Promise<OpenDocument> {
  const { asker } = await officeAtConsole(runtime);
  const { id, version } = await openAtConsole(runtime, named);
  return publishDocument(runtime, asker, { id, version });
}

async function idOf(runtime: Runtime, named: string): Promise<string> {
  const all = await listAtConsole(runtime);
  const byId = all.find(({ id }) => id === named || (named.length >= 6 && id.startsWith(named)));
  // Of several editions the one that holds or is being written, not one that was superseded.
  const one = byId ?? all.find(({ title, state }) => title === named && state !== 'superseded') ?? all.find(({ title }) => title === named);
  if (one === undefined) throw raise(problems.notFound, { what: { zh: `公文“${named}”`, en: `The document "${named}"` } });
  return one.id;
}
