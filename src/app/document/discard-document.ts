import { appendAction, updateState } from '../../db/queries/documents.ts';
import { useCase } from '../use-case.ts';
import { changed, getDocument, requireReady } from './get-document.ts';

/** Takes a draft out of use; its text stays kept. Throws A103, R101, R202, P102. */
export const discardDocument = useCase('document.discard', async (cx, input: { readonly id: string; readonly version: number }): Promise<object> => {
  const found = await getDocument(cx, input.id);
  requireReady(found, 'discard', input.version);
  if (!await updateState(cx.db, cx.county, found, 'discarded')) throw changed(found);
  await appendAction(cx.db, cx.county, found, { verb: 'discard', by: cx.by, before: null });
  return {};
});
