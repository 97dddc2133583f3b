import type { OpenDocument } from '../../contract/kept-document.ts';
import { problems, raise } from '../../domain/problem.ts';
import { findNextEdition, insertDocument } from '../../db/queries/documents.ts';
import { useCase } from '../use-case.ts';
import { sensitivityOf } from './compose-draft.ts';
import { getDocument, requireReady } from './get-document.ts';
import { openView } from './open-view.ts';

/** Begins a new edition of a published document, which names what it supersedes; until it is published the old one holds. Throws A103, R101, R202, P104. */
export const renewDocument = useCase('document.renew', async (cx, input: { readonly id: string }): Promise<OpenDocument> => {
  const found = await getDocument(cx, input.id);
  requireReady(found, 'renew');
  if (await findNextEdition(cx.db, cx.county, found.id)) throw raise(problems.editionBegun, {});
  const sensitivity = await sensitivityOf(cx, found.body);
  cx.allow(found.unitPath, sensitivity);
  const id = cx.runtime.newId();
  await insertDocument(cx.db, cx.county, { ...found, id, sensitivity, edition: found.edition + 1, supersedes: found.id }, cx.by);
  return openView(cx, await getDocument(cx, id));
});
