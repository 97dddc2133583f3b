import type { OpenDocument } from '../../contract/kept-document.ts';
import { useCase } from '../use-case.ts';
import { getDocument } from './get-document.ts';
import { openView } from './open-view.ts';

/** Opens a document: a draft with its figures as they are now, a published one as it was, with what differs now. Throws A103, R101, R314. */
export const openDocument = useCase('document.open', async (cx, input: { readonly id: string }): Promise<OpenDocument> => openView(cx, await getDocument(cx, input.id)));
