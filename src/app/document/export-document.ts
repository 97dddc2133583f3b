import { textOf } from '../../domain/report/document.ts';
import { writeDocument } from '../../office/document/write-document.ts';
import { exportName, type ExportedFile } from '../plan/exported-file.ts';
import { useCase } from '../use-case.ts';
import { composeDraft } from './compose-draft.ts';
import { getDocument } from './get-document.ts';
import { getPublication } from './open-view.ts';

const MEDIA = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A document as a Word file: a draft with the figures of now, marked as one; a published one as it was published. Throws A103, R101. */
export const exportDocument = useCase('document.export', async (cx, input: { readonly id: string }): Promise<ExportedFile> => {
  const found = await getDocument(cx, input.id);
  const isDraft = found.state === 'draft' || found.state === 'discarded';
  const tree = isDraft ? (await composeDraft(cx, found)).composed.tree : (await getPublication(cx, found.id)).body.tree;
  return { name: exportName(textOf(tree.title), isDraft ? '·草稿.docx' : '.docx'), media: MEDIA, bytes: await writeDocument(tree, isDraft ? { mark: '草稿' } : {}) };
});
