import { textOf } from '../../domain/report/document.ts';
import { writeDocument } from '../../office/document/write-document.ts';
import { pdfMaker } from '../../office/document/make-pdf.ts';
import { exportName, type ExportedFile } from '../plan/exported-file.ts';
import type { DraftedReport } from './draft-report.ts';

const MEDIA = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A draft as a Word file, marked as one. */
export const writeDraft = async ({ document }: Pick<DraftedReport, 'document'>): Promise<ExportedFile> =>
  ({ name: exportName(textOf(document.title), '·草稿.docx'), media: MEDIA, bytes: await writeDocument(document, { mark: '草稿' }) });

const makePdf = pdfMaker();

/** The same as PDF, laid out by LibreOffice. Throws F124 where there is none, F125, F126. */
export const writeDraftPdf = async (drafted: Pick<DraftedReport, 'document'>): Promise<ExportedFile> =>
  ({ name: exportName(textOf(drafted.document.title), '·草稿.pdf'), media: 'application/pdf', bytes: await makePdf((await writeDraft(drafted)).bytes) });
