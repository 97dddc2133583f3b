/* A published document of the house is to be made public: as it was frozen, and only what the public gets of it. */
import { createHash } from 'node:crypto';
import type { DisclosureHead } from '../../contract/disclosure.ts';
import { actions } from '../../domain/access/actions.ts';
import { may } from '../../domain/access/may.ts';
import type { Sensitivity } from '../../domain/access/roles.ts';
import { disclosePublication } from '../../domain/disclosure/disclose-publication.ts';
import { scanDocument } from '../../domain/disclosure/public-document.ts';
import { documentStates } from '../../domain/report/document-state.ts';
import { problems, raise, wordsOf } from '../../domain/problem.ts';
import { findDocument } from '../../db/queries/documents.ts';
import { getPublication } from '../document/open-view.ts';
import type { Context } from '../use-case.ts';
import type { Matter } from './matter.ts';

/** What is told of it, and which document it is. */
export interface PublishedMatter { readonly head: DisclosureHead; readonly documentId: string }

/** A published document one may open, looked through; it holds no figures of units below, so none go out. Throws R101, R202 for an edition that was superseded. */
export async function readPublished(cx: Context, { head, documentId }: PublishedMatter): Promise<Matter> {
  const found = await findDocument(cx.db, cx.county, documentId);
  if (!found || found.state === 'draft' || found.state === 'discarded' || !may(cx.actor, 'document.open', found.unitPath, found.sensitivity as Sensitivity)) throw raise(problems.notFound, { what: { zh: '这篇公布的公文', en: 'This published document' } });
  if (found.state !== 'published') throw raise(problems.stateForbids, { state: documentStates[found.state], action: wordsOf(actions['disclosure.prepare']) });
  const { body, digest } = await getPublication(cx, found.id);
  const document = disclosePublication(body);
  return { head, document, file: null, digest: createHash('sha256').update(JSON.stringify(document)).digest('hex'), scan: scanDocument(document), about: { document: found.id, published: digest } };
}
