/* A kept document, and what its reader may do with it. */
import type { DocumentDoing } from '../../contract/kept-document.ts';
import { may } from '../../domain/access/may.ts';
import { actions, type ActionName } from '../../domain/access/actions.ts';
import type { Sensitivity } from '../../domain/access/roles.ts';
import { canDo, documentStates } from '../../domain/report/document-state.ts';
import { problems, raise, wordsOf } from '../../domain/problem.ts';
import { clockInChina } from '../../domain/values/plain-date.ts';
import { findDocument, type DocumentHead, type DocumentRow } from '../../db/queries/documents.ts';
import { auditName } from '../audit/audit-name.ts';
import type { Context } from '../use-case.ts';

const doings: readonly DocumentDoing[] = ['edit', 'publish', 'discard', 'renew'];

/** What may be done with it now, by rights and state; that nobody publishes what he wrote is said when he tries. */
export const doingsOf = ({ actor }: Pick<Context, 'actor'>, { state, unitPath, sensitivity, createdBy, changedBy }: DocumentHead): readonly DocumentDoing[] => doings.filter((doing) =>
  canDo(state, doing) && may(actor, `document.${doing}`, unitPath, sensitivity as Sensitivity) && (doing !== 'publish' || (createdBy !== actor.id && changedBy !== actor.id)));

/** Whether the reader may look at it: a draft is for those who write or publish it. */
export const isOpenTo = ({ actor }: Pick<Context, 'actor'>, { state, unitPath, sensitivity }: DocumentHead): boolean =>
  state === 'published' || state === 'superseded' || (['document.edit', 'document.publish'] as const).some((action) => may(actor, action, unitPath, sensitivity as Sensitivity));

/** The document with this id, after asking for the right on its unit. Throws R101, A103. */
export async function getDocument(cx: Context, id: string): Promise<DocumentRow> {
  const found = await findDocument(cx.db, cx.county, id);
  if (!found) throw notThere();
  cx.about({ kind: 'document', id, unitPath: found.unitPath, name: auditName(found.title, found.sensitivity) });
  cx.allow(found.unitPath, found.sensitivity as Sensitivity);
  if (!isOpenTo(cx, found)) throw notThere();
  return found;
}

const notThere = () => raise(problems.notFound, { what: { zh: '这篇公文', en: 'This document' } });

/** Refuses unless its state lets this be done, and it is at the version the person has before him. Throws R202, P102. */
export function requireReady(found: DocumentHead, doing: DocumentDoing, version?: number): void {
  const action: ActionName = `document.${doing}`;
  if (!canDo(found.state, doing)) throw raise(problems.stateForbids, { state: documentStates[found.state], action: wordsOf(actions[action]) });
  if (version !== undefined && version !== found.version) throw changed(found);
}

/** What somebody hears whose version is no longer the newest. */
export const changed = ({ changedByName, changedAt }: DocumentHead) => raise(problems.documentChanged, { by: changedByName, at: clockInChina(changedAt) });
