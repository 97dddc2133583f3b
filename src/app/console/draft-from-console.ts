/* Documents drafted by whoever runs commands on the server; the draft stands in the audit. */
import type { DraftView } from '../../contract/document.ts';
import { problems, raise } from '../../domain/problem.ts';
import { draftReport } from '../report/draft-report.ts';
import { draftView } from '../report/draft-view.ts';
import { writeDraft } from '../report/write-draft.ts';
import type { Runtime } from '../runtime.ts';
import { officeAtConsole } from './office-at-console.ts';

/** What is asked at the terminal: a template by its key or name, a unit by its name or code. */
export interface ConsoleDraft { readonly template: string; readonly unit?: string | undefined; readonly year?: number | undefined; readonly asOf?: string | undefined }

/** Drafts it; `write` makes the Word file. Throws A113 before set-up, R101. */
export async function draftFromConsole(runtime: Runtime, { template, unit, ...asked }: ConsoleDraft): Promise<{ readonly view: DraftView; readonly write: () => Promise<Uint8Array> }> {
  const { asker, unitNamed } = await officeAtConsole(runtime);
  const known = [...runtime.catalogue.documents?.values() ?? []];
  const found = known.find(({ key, name }) => key === template || name.zh === template || name.en === template);
  if (!found) throw raise(problems.notFound, { what: { zh: `公文模板“${template}”（有 ${known.map(({ key }) => key).join('、')}）`, en: `The template "${template}" (there are: ${known.map(({ key }) => key).join(', ')})` } });
  const drafted = await draftReport(runtime, asker, { ...asked, template: found.key, unit: await unitNamed(unit) });
  return { view: draftView(drafted, runtime.catalogue.indicators), write: async () => (await writeDraft(drafted)).bytes };
}
