import { textOf } from '../../domain/report/document.ts';
import { writeDocument } from '../../office/document/write-document.ts';
import { exportName, type ExportedFile } from '../plan/exported-file.ts';
import type { DraftedReport } from './draft-report.ts';

const MEDIA = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A draft as a Word file, marked as one. */
export const writeDraft = async ({ document }: Pick<DraftedReport, 'document'>): Promise<ExportedFile> =>
  ({ name: exportName(textOf(document.title), '·草稿.docx'), media: MEDIA, bytes: await writeDocument(document, { mark: '草稿' }) });
