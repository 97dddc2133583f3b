import type { DocumentList } from '../../contract/kept-document.ts';
import { mayAnywhere } from '../../domain/access/may.ts';
import { listDocumentHeads } from '../../db/queries/documents.ts';
import { useCase } from '../use-case.ts';
import { isOpenTo } from './get-document.ts';
import { lineOf } from './open-view.ts';

/** Lists the documents one may see; drafts only to those who write or publish them. Throws A103. */
export const listDocuments = useCase('document.list', async (cx, input: { readonly year?: number | undefined; readonly state?: 'draft' | 'published' | 'superseded' | undefined }): Promise<DocumentList> => {
  const heads = await listDocumentHeads(cx.db, cx.county, input);
  const templates = mayAnywhere(cx.actor, 'document.create') ? [...cx.runtime.catalogue.documents?.values() ?? []].map(({ key, name }) => ({ key, name })) : [];
  return { documents: heads.filter((head) => isOpenTo(cx, head)).map((head) => lineOf(cx, head)), templates };
});
