import type { OpenDocument } from '../../contract/kept-document.ts';
import { composeManuscript } from '../../domain/report/compose-manuscript.ts';
import { listAsks } from '../../domain/report/compose-document.ts';
import { textOf } from '../../domain/report/document.ts';
import { manuscriptOfTemplate } from '../../domain/report/manuscript-of-template.ts';
import { templateOfUnit } from '../../domain/report/template-of-unit.ts';
import { insertDocument } from '../../db/queries/documents.ts';
import { auditName } from '../audit/audit-name.ts';
import { getOwnOrNamed } from '../indicator/indicator-world.ts';
import { contextOf, getTemplate, type DraftInput } from '../report/draft-report.ts';
import { expandEach, saysEach } from '../../domain/report/unreached.ts';
import { ledgerTargets, withLedger } from '../report/ledger-targets.ts';
import { withPlans } from '../report/linked-targets.ts';
import { loadFigures } from '../report/indicator-figures.ts';
import { useCase } from '../use-case.ts';
import { sensitivityOf } from './compose-draft.ts';
import { getDocument } from './get-document.ts';
import { openView } from './open-view.ts';

/** Begins a document from a template: the sentences that hold today, their figures to be filled in whenever it is looked at. Throws A103, R101, R314. */
export const createDocument = useCase('document.create', async (cx, input: DraftInput): Promise<OpenDocument> => {
  const held = getTemplate(cx, input.template);
  const unit = await getOwnOrNamed(cx, input.unit);
  const own = unit.path === `${cx.county}/` ? held : templateOfUnit(held, unit.code);
  const sensitivity = await sensitivityOf(cx, { figures: [...own.figures.values()] });
  cx.allow(unit.path, sensitivity);
  const context = contextOf(cx, input, unit);
  const template = saysEach(own) ? expandEach(own, await ledgerTargets(cx, { path: unit.path, year: context.year })) : own;
  const asks = listAsks(template, context);
  const { source: known } = await loadFigures(cx, { context, asOf: input.asOf, asks });
  const source = await withLedger(cx, await withPlans(cx, known, { context, asks }), asks);
  const body = manuscriptOfTemplate(template, context, source);
  const title = textOf(composeManuscript(template, body, context, source).tree.title);
  const id = cx.runtime.newId();
  await insertDocument(cx.db, cx.county, {
    id, unitId: unit.id, unitPath: unit.path, sensitivity, template: template.key, templateVersion: template.version, year: context.year, asOf: input.asOf ?? null, title, edition: 1, supersedes: null, body,
  }, cx.by);
  const made = await getDocument(cx, id);
  cx.about({ kind: 'document', id, unitPath: unit.path, name: auditName(title, sensitivity), details: { template: template.key, year: context.year } });
  return openView(cx, made);
});
