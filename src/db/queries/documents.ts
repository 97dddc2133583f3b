/* Documents that are kept: their text as it stands, what happened to them, and what was published. */
import type { Doer } from '../../domain/access/may.ts';
import type { DocumentState, DocumentVerb } from '../../domain/report/document-state.ts';
import type { Manuscript } from '../../domain/report/manuscript.ts';
import type { Publication } from '../../domain/report/publication.ts';
import type { Db } from '../database.ts';

/** A document without its text. */
export interface DocumentHead {
  readonly id: string; readonly unitId: string; readonly unitName: string; readonly unitPath: string; readonly sensitivity: number;
  readonly template: string; readonly templateVersion: number; readonly year: number; readonly asOf: string | null; readonly title: string;
  readonly state: DocumentState; readonly edition: number; readonly supersedes: string | null; readonly version: number;
  readonly createdBy: string; readonly createdByName: string; readonly createdAt: Date; readonly changedBy: string; readonly changedByName: string; readonly changedAt: Date;
  readonly publishedBy: string | null; readonly publishedByName: string | null; readonly publishedAt: Date | null;
}

/** A document with its text. */
export interface DocumentRow extends DocumentHead { readonly body: Manuscript }

/** What was published, as it stands for ever. */
export interface PublicationRow { readonly body: Publication; readonly digest: string; readonly byName: string; readonly at: Date }

const headColumns = ['d.id', 'd.unit_id', 'd.unit_path', 'd.sensitivity', 'd.template', 'd.template_version', 'd.year', 'd.as_of', 'd.title', 'd.state', 'd.edition', 'd.supersedes', 'd.version',
  'd.created_by', 'd.created_by_name', 'd.created_at', 'd.changed_by', 'd.changed_by_name', 'd.changed_at', 'd.published_by', 'd.published_by_name', 'd.published_at'] as const;

const rowsOf = (db: Db, county: string) => db.selectFrom('document as d')
  .innerJoin('unit as u', (on) => on.onRef('u.county', '=', 'd.county').onRef('u.id', '=', 'd.unit_id')).select(headColumns).select('u.name as unit_name').where('d.county', '=', county);

type Raw = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

const toHead = (row: Raw): DocumentHead => ({
  id: row.id, unitId: row.unit_id, unitName: row.unit_name, unitPath: row.unit_path, sensitivity: row.sensitivity, template: row.template, templateVersion: row.template_version,
  year: row.year, asOf: row.as_of, title: row.title, state: row.state, edition: row.edition, supersedes: row.supersedes, version: row.version,
  createdBy: row.created_by, createdByName: row.created_by_name, createdAt: row.created_at, changedBy: row.changed_by, changedByName: row.changed_by_name, changedAt: row.changed_at,
  publishedBy: row.published_by, publishedByName: row.published_by_name, publishedAt: row.published_at,
});

/** Documents one may see, the newest first; at most 500. */
export async function listDocumentHeads(db: Db, county: string, { year, state }: { readonly year?: number | undefined; readonly state?: DocumentState | undefined }): Promise<DocumentHead[]> {
  let query = rowsOf(db, county).where('d.state', '<>', 'discarded');
  if (year !== undefined) query = query.where('d.year', '=', year);
  if (state !== undefined) query = query.where('d.state', '=', state);
  return (await query.orderBy('d.year', 'desc').orderBy('d.changed_at', 'desc').orderBy('d.id').limit(500).execute()).map(toHead);
}

/** One document with its text, or undefined. */
export async function findDocument(db: Db, county: string, id: string): Promise<DocumentRow | undefined> {
  const row = await rowsOf(db, county).select('d.body').where('d.id', '=', id).executeTakeFirst();
  return row && { ...toHead(row), body: row.body };
}

/** The edition that supersedes a document or is to, or undefined. */
export const findNextEdition = (db: Db, county: string, id: string): Promise<{ readonly id: string; readonly state: DocumentState } | undefined> =>
  db.selectFrom('document').select(['id', 'state']).where('county', '=', county).where('supersedes', '=', id).where('state', '<>', 'discarded').executeTakeFirst();

/** What was published of a document, or undefined. */
export async function findPublication(db: Db, county: string, id: string): Promise<PublicationRow | undefined> {
  const row = await db.selectFrom('document_publication').selectAll().where('county', '=', county).where('document_id', '=', id).executeTakeFirst();
  return row && { body: row.body, digest: row.digest, byName: row.by_name, at: row.at };
}

/** What was last published by this template for a unit and year, or undefined. */
export async function findPublicationOf(db: Db, county: string, { template, unitId, year }: Pick<DocumentHead, 'template' | 'unitId' | 'year'>): Promise<Publication | undefined> {
  const row = await db.selectFrom('document as d').innerJoin('document_publication as p', (on) => on.onRef('p.county', '=', 'd.county').onRef('p.document_id', '=', 'd.id')).select('p.body')
    .where('d.county', '=', county).where('d.template', '=', template).where('d.unit_id', '=', unitId).where('d.year', '=', year).where('d.state', '=', 'published').orderBy('d.published_at', 'desc').limit(1).executeTakeFirst();
  return row?.body;
}

/** A document to keep. */
export type NewDocument = Pick<DocumentRow, 'id' | 'unitId' | 'unitPath' | 'sensitivity' | 'template' | 'templateVersion' | 'year' | 'asOf' | 'title' | 'edition' | 'supersedes' | 'body'>;

/** Keeps a new draft, with its first action. */
export async function insertDocument(db: Db, county: string, document: NewDocument, by: Doer): Promise<void> {
  const { id, unitId, unitPath, sensitivity, template, templateVersion, year, asOf, title, edition, supersedes, body } = document;
  await db.insertInto('document').values({
    county, id, unit_id: unitId, unit_path: unitPath, sensitivity, template, template_version: templateVersion, year, as_of: asOf, title, state: 'draft', edition, supersedes, version: 1,
    body: JSON.stringify(body), created_by: by.id, created_by_name: by.name, created_at: by.at, changed_by: by.id, changed_by_name: by.name, changed_at: by.at,
    published_by: null, published_by_name: null, published_at: null,
  }).execute();
  await appendAction(db, county, { ...document, version: 0 }, { verb: 'create', by, before: null });
}

/** An action to append; `before` is the text as it stood. */
export interface NewDocumentAction { readonly verb: DocumentVerb; readonly by: Doer; readonly before: Manuscript | null }

/** Appends what happened to a document; it takes the number of the version that follows. */
export async function appendAction(db: Db, county: string, { id, unitPath, sensitivity, version }: Pick<DocumentHead, 'id' | 'unitPath' | 'sensitivity' | 'version'>, { verb, by, before }: NewDocumentAction): Promise<void> {
  await db.insertInto('document_action').values({
    county, document_id: id, seq: version + 1, unit_path: unitPath, sensitivity, verb, before: before && JSON.stringify(before), by_id: by.id, by_name: by.name, at: by.at,
  }).execute();
}

/** One thing that happened. */
export interface DocumentAction { readonly seq: number; readonly verb: DocumentVerb; readonly byId: string; readonly byName: string; readonly at: Date }

/** What happened to a document, oldest first. */
export async function listDocumentActions(db: Db, county: string, id: string): Promise<DocumentAction[]> {
  const rows = await db.selectFrom('document_action').select(['seq', 'verb', 'by_id', 'by_name', 'at']).where('county', '=', county).where('document_id', '=', id).orderBy('seq').execute();
  return rows.map(({ seq, verb, by_id, by_name, at }) => ({ seq, verb, byId: by_id, byName: by_name, at }));
}

/** Writes the text of a draft; false when it is no longer at the version that was read. */
export async function updateDraft(db: Db, county: string, { id, version }: DocumentHead, change: Pick<DocumentRow, 'title' | 'body' | 'sensitivity'>, by: Doer): Promise<boolean> {
  const done = await db.updateTable('document').set({
    title: change.title, body: JSON.stringify(change.body), sensitivity: change.sensitivity, version: version + 1, changed_by: by.id, changed_by_name: by.name, changed_at: by.at,
  }).where('county', '=', county).where('id', '=', id).where('version', '=', version).where('state', '=', 'draft').executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Takes a draft out of use, or marks a published one as superseded; false when it is no longer what was read. */
export async function updateState(db: Db, county: string, { id, version, state: before }: Pick<DocumentHead, 'id' | 'version' | 'state'>, state: 'discarded' | 'superseded'): Promise<boolean> {
  const done = await db.updateTable('document').set({ state, version: version + 1 }).where('county', '=', county).where('id', '=', id).where('version', '=', version).where('state', '=', before).executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** How delicate a published document is: told to everybody inside. */
export const PUBLISHED_SENSITIVITY = 1;

/** Publishes a draft; false when it is no longer at the version that was read. */
export async function publishDraft(db: Db, county: string, { id, unitPath, version }: DocumentHead, { body, digest, title, by }: { readonly body: Publication; readonly digest: string; readonly title: string; readonly by: Doer }): Promise<boolean> {
  const done = await db.updateTable('document').set({
    state: 'published', sensitivity: PUBLISHED_SENSITIVITY, title, version: version + 1, published_by: by.id, published_by_name: by.name, published_at: by.at,
  }).where('county', '=', county).where('id', '=', id).where('version', '=', version).where('state', '=', 'draft').executeTakeFirst();
  if (done.numUpdatedRows === 0n) return false;
  await db.insertInto('document_publication').values({
    county, document_id: id, unit_path: unitPath, sensitivity: PUBLISHED_SENSITIVITY, body: JSON.stringify(body), digest, by_id: by.id, by_name: by.name, at: by.at,
  }).execute();
  return true;
}
