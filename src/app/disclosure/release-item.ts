import { requireClear } from '../../domain/disclosure/clearance.ts';
import { writeIndexNumber } from '../../domain/disclosure/index-number.ts';
import { publicCopy, scanDocument } from '../../domain/disclosure/public-document.ts';
import type { MaskingReport } from '../../domain/disclosure/masking-scan.ts';
import { problems, raise } from '../../domain/problem.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import { insertPublic, nextSerial, type ItemRow } from '../../db/queries/disclosure.ts';
import { findFile } from '../../db/queries/files.ts';
import { getUnit, getUnitAt } from '../unit/get-unit.ts';
import { useCase, type Context } from '../use-case.ts';
import { getDisclosureSettings } from './get-disclosure-settings.ts';
import { requireSound } from './prepare-item.ts';
import { scanFile } from './scan-file.ts';
import { takeStep, type StepInput } from './take-step.ts';

type KeptFile = NonNullable<Awaited<ReturnType<typeof findFile>>>;

/**
 * Makes an item public: it is looked through once more by the rules of today, given its index number and copied to where the
 * public reads. Throws R101, A103, R201, G104, A110 for who did an earlier step, G102, G103, G105, G106.
 */
export const releaseItem = useCase('disclosure.release', async (cx, input: StepInput) =>
  takeStep(cx, input, 'release', async (item) => {
    requireSound(cx, { manner: item.manner, mannerReason: item.manner_reason, formedOn: item.formed_on, validUntil: item.valid_until });
    const file = item.file_id === null ? undefined : await getFile(cx, item.file_id);
    const scan = await scanAgain(item, file);
    requireClear(scan, item.reasons);
    const settings = await getDisclosureSettings(cx);
    const year = Number(dayInChina(cx.now).slice(0, 4));
    const serial = await nextSerial(cx.db, cx.county, year);
    const number = writeIndexNumber(settings.numberRule, { county: cx.county, year, serial });
    if (item.manner !== 'withheld') await publish(cx, item, file, { number, smallCell: settings.smallCell, manner: item.manner });
    cx.about({ kind: 'disclosure', id: item.id, unitPath: item.unit_path, name: item.title, details: { number } });
    return { scan: JSON.stringify(scan), hard: scan.hard, number, year, running: serial, released_by: cx.actor.id, released_by_name: cx.actor.name, released_at: cx.now };
  }));

async function getFile({ db, county }: Context, id: string): Promise<KeptFile> {
  const file = await findFile(db, county, id);
  if (!file) throw raise(problems.notFound, { what: { zh: '该文件', en: 'This file' } });
  return file;
}

async function scanAgain(item: ItemRow, file: KeptFile | undefined): Promise<MaskingReport> {
  if (file?.bytes) return (await scanFile({ name: file.name, bytes: file.bytes })).report;
  return item.body === null ? item.scan : scanDocument(item.body);
}

async function publish(cx: Context, item: ItemRow, file: KeptFile | undefined, { number, smallCell, manner }: { readonly number: string; readonly smallCell: number; readonly manner: 'active' | 'request' }): Promise<void> {
  // Given on request: the catalogue names it, and what it says stays at home.
  const open = manner === 'active';
  const [unit, bureau] = [await getUnit(cx.db, cx.county, item.unit_id), await getUnitAt(cx.db, cx.county, `${cx.county}/`)];
  // A section publishes in the name of its bureau.
  const publisher = unit.kind === 'section' ? bureau.name + unit.name : unit.name;
  await insertPublic(cx.db, cx.county, {
    id: item.id, unitPath: item.unit_path, number, releasedOn: dayInChina(cx.now), validUntil: item.valid_until,
    head: { title: item.title, category: item.category, documentNumber: item.document_number, summary: item.summary, formedOn: item.formed_on, publisher, manner, mannerReason: item.manner_reason, kind: item.kind },
    document: open && item.body !== null ? publicCopy(item.body, smallCell) : null,
    file: open && file?.bytes ? { name: file.name, media: file.media, bytes: file.bytes } : null,
  });
}
