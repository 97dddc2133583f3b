/*
 * Something is to be made public: a file, or a frozen document. It is looked through before the transaction begins, so that
 * a slow file never holds a connection; whatever was found is kept with it.
 */
import { createHash } from 'node:crypto';
import { mayAnywhere } from '../../domain/access/may.ts';
import type { DisclosureHead } from '../../contract/disclosure.ts';
import { scanDocument, type PublicDocument } from '../../domain/disclosure/public-document.ts';
import type { MaskingReport } from '../../domain/disclosure/masking-scan.ts';
import { evidenceMedia } from '../../domain/ledger/evidence-kind.ts';
import { problems, raise } from '../../domain/problem.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import { appendItemAction, insertItem } from '../../db/queries/disclosure.ts';
import { insertFile, settleFiles } from '../../db/queries/files.ts';
import type { Asker, Runtime } from '../runtime.ts';
import { getUnitAt, getUnitToWrite } from '../unit/get-unit.ts';
import { useCase, type Context } from '../use-case.ts';
import type { Matter } from './matter.ts';
import { readPublished, type PublishedMatter } from './read-published.ts';
import { scanFile } from './scan-file.ts';

/** What is to be made public: of a file its bytes, `clean` for a copy without authors and picture data. */
export interface PrepareInput {
  readonly head: DisclosureHead;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array; readonly clean: boolean };
  readonly document?: PublicDocument;
}

/** Prepares an item; answers its id. Throws F1xx for a file that cannot be opened, L108, A103, R101, G105, G106. */
export async function prepareItem(runtime: Runtime, asker: Asker, input: PrepareInput): Promise<{ readonly id: string }> {
  // Nothing is read for somebody who may not; the use case says so and writes it into the audit.
  const welcome = asker.actor !== null && mayAnywhere(asker.actor, 'disclosure.prepare') && !asker.mustChangePassword;
  return keepItem(runtime, asker, welcome ? await readMatter(input) : { head: input.head, digest: '', scan: nothing, document: null, file: null });
}

const nothing: MaskingReport = { findings: [], hard: 0, soft: 0, notes: 0, looked: 0 };
const digestOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

async function readMatter({ head, file, document }: PrepareInput): Promise<Matter> {
  if (document !== undefined) return { head, document, file: null, digest: digestOf(JSON.stringify(document)), scan: scanDocument(document) };
  if (file === undefined) throw raise(problems.inputWrong, { fields: [{ zh: '没有收到文件', en: 'no file came' }] });
  if (file.bytes.length === 0) throw raise(problems.fileEmpty, { name: file.name });
  const media = evidenceMedia(file.name, file.bytes);
  if (media === undefined) throw raise(problems.evidenceKind, { name: file.name });
  const first = await scanFile(file, file.clean);
  const bytes = Buffer.from(first.clean ?? file.bytes);
  const { report } = first.clean === undefined ? first : await scanFile({ name: file.name, bytes });
  return { head, document: null, file: { name: file.name.slice(-200), media, bytes }, digest: digestOf(bytes), scan: report };
}

const keepItem = useCase('disclosure.prepare', async (cx, matter: Matter | PublishedMatter) => keepMatter(cx, 'documentId' in matter ? await readPublished(cx, matter) : matter));

/** Prepares an item from a published document; answers its id. Throws A103, R101, R202, G105, G106. */
export const preparePublished = (runtime: Runtime, asker: Asker, matter: PublishedMatter): Promise<{ readonly id: string }> => keepItem(runtime, asker, matter);

/** Throws A103, R101, G105, G106. */
async function keepMatter(cx: Context, { head, digest, scan, document, file, about }: Matter): Promise<{ readonly id: string }> {
  const unit = head.unitId === undefined ? await getUnitAt(cx.db, cx.county, cx.actor.unitPath) : await getUnitToWrite(cx.db, cx.county, head.unitId);
  cx.allow(unit.path);
  requireSound(cx, head);
  const id = cx.runtime.newId();
  const fileId = file === null ? null : await keepFile(cx, unit.path, file, digest);
  cx.about({ kind: 'disclosure', id, unitPath: unit.path, name: head.title, details: { hard: scan.hard, soft: scan.soft, ...about } });
  await insertItem(cx.db, cx.county, {
    id, unit_id: unit.id, unit_path: unit.path, ...columnsOf(head), kind: file === null ? 'document' : 'file', file_id: fileId, body: document === null ? null : JSON.stringify(document), digest,
    scan: JSON.stringify(scan), hard: scan.hard, reasons: '{}', state: 'draft', version: 1, number: null, year: null, running: null, created_by: cx.actor.id, created_by_name: cx.actor.name, created_at: cx.now, changed_by: cx.actor.id,
    submitted_by: null, submitted_by_name: null, submitted_at: null, reviewed_by: null, reviewed_by_name: null, reviewed_at: null, released_by: null, released_by_name: null, released_at: null, withdrawn_at: null, withdrawn_reason: '',
  });
  await appendItemAction(cx.db, cx.county, { id, unitPath: unit.path, seq: 1 }, 'prepare', '', cx.by);
  return { id };
}

async function keepFile(cx: Context, unitPath: string, { name, media, bytes }: NonNullable<Matter['file']>, digest: string): Promise<string> {
  const id = cx.runtime.newId();
  await insertFile(cx.db, cx.county, { id, name, media, size: bytes.length, bytes, unitPath, sensitivity: 1, register: null, sha256: Buffer.from(digest, 'hex'), by: cx.actor.id, at: cx.now });
  await settleFiles(cx.db, cx.county, [id], 'used_at', cx.now);
  return id;
}

/** What is told of an item, as columns. */
export const columnsOf = (head: Omit<DisclosureHead, 'unitId'>) => ({
  title: head.title, category: head.category, document_number: head.documentNumber, summary: head.summary, formed_on: head.formedOn, valid_until: head.validUntil, manner: head.manner, manner_reason: head.mannerReason,
});

/** Throws G105 for a manner without its reason, G106 for dates that cannot be. */
export function requireSound({ now }: Pick<Context, 'now'>, { manner, mannerReason, formedOn, validUntil }: Pick<DisclosureHead, 'manner' | 'mannerReason' | 'formedOn' | 'validUntil'>): void {
  if (manner !== 'active' && mannerReason.length < 4) throw raise(problems.disclosureManner, {});
  const today = dayInChina(now);
  if (formedOn > today || (validUntil !== null && validUntil < today)) throw raise(problems.disclosureDates, {});
}
