/* Documents drafted by whoever runs commands on the server; the draft stands in the audit. */
import type { DraftView } from '../../contract/document.ts';
import { problems, raise } from '../../domain/problem.ts';
import type { ExportedFile } from '../plan/exported-file.ts';
import { draftReport, type DraftedReport } from '../report/draft-report.ts';
import { draftView } from '../report/draft-view.ts';
import { writeAnnex } from '../report/write-annex.ts';
import { writeDraft, writeDraftPdf } from '../report/write-draft.ts';
import type { Runtime } from '../runtime.ts';
import { officeAtConsole } from './office-at-console.ts';

/** What is asked at the terminal: a template by its key or name, a unit by its name or code. */
export interface ConsoleDraft { readonly template: string; readonly unit?: string | undefined; readonly year?: number | undefined; readonly asOf?: string | undefined }

/** The files a draft can leave the house in. */
export type DraftFile = 'docx' | 'pdf' | 'xlsx';

/** Drafts it; `write` makes the Word file, the PDF or the annex of figures. Throws A113 before set-up, R101. */
export async function draftFromConsole(runtime: Runtime, { template, unit, ...asked }: ConsoleDraft): Promise<{ readonly view: DraftView; readonly write: (as: DraftFile) => Promise<Uint8Array> }> {
  const { asker, unitNamed } = await officeAtConsole(runtime);
  const known = [...runtime.catalogue.documents?.values() ?? []];
  const found = known.find(({ key, name }) => key === template || name.zh === template || name.en === template);
  if (!found) throw raise(problems.notFound, { what: { zh: `公文模板“${template}”（有 ${known.map(({ key }) => key).join('、')}）`, en: `The template "${template}" (there are: ${known.map(({ key }) => key).join(', ')})` } });
  const drafted = await draftReport(runtime, asker, { ...asked, template: found.key, unit: await unitNamed(unit) });
  return { view: draftView(drafted), write: async (as) => (await writers[as](drafted)).bytes };
}

const writers: { readonly [F in DraftFile]: (drafted: DraftedReport) => Promise<ExportedFile> } = { docx: writeDraft, pdf: writeDraftPdf, xlsx: writeAnnex };
