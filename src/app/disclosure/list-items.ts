import type { DisclosureList, DisclosureRow, DisclosureView } from '../../contract/disclosure.ts';
import { mayAnywhere, may } from '../../domain/access/may.ts';
import { unexplained } from '../../domain/disclosure/clearance.ts';
import { stepNames, verbsFor } from '../../domain/disclosure/item-state.ts';
import type { PublicDocument, PublicPiece } from '../../domain/disclosure/public-document.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import { listItemActions, listItems, type ItemRow } from '../../db/queries/disclosure.ts';
import { listFileHeads } from '../../db/queries/files.ts';
import { listUnitRows } from '../../db/queries/units.ts';
import { useCase, type Context } from '../use-case.ts';
import { getItem, stepsOf } from './get-item.ts';

/** So many are listed; a county makes a few hundred public in a year. */
const MOST = 500;

/** The items one may see, the newest first. Throws A103. */
export const listDisclosure = useCase('disclosure.list', async (cx, _input: Record<never, never>): Promise<DisclosureList> => {
  const items = await listItems(cx.db, cx.county, MOST);
  const units = new Map((await listUnitRows(cx.db, cx.county)).map(({ id, name }) => [id, name]));
  return { items: items.filter((item) => may(cx.actor, 'disclosure.list', item.unit_path)).map((item) => rowOf(cx, item, units.get(item.unit_id) ?? '')), mayPrepare: mayAnywhere(cx.actor, 'disclosure.prepare') };
});

/** One item with what the scan found and what was done. Throws A103, R101. */
export const openDisclosure = useCase('disclosure.open', async (cx, input: { readonly id: string }): Promise<DisclosureView> => {
  const item = await getItem(cx, input.id);
  const units = new Map((await listUnitRows(cx.db, cx.county)).map(({ id, name }) => [id, name]));
  const [file] = item.file_id === null ? [] : await listFileHeads(cx.db, cx.county, [item.file_id]);
  const steps = await listItemActions(cx.db, cx.county, item.id);
  return {
    ...rowOf(cx, item, units.get(item.unit_id) ?? ''), documentNumber: item.document_number, summary: item.summary, mannerReason: item.manner_reason, digest: item.digest, scan: { ...item.scan, findings: [...item.scan.findings] }, reasons: { ...item.reasons },
    file: file === undefined ? null : { id: file.id, name: file.name, size: file.size }, text: item.body === null ? [] : linesOf(item.body), withdrawnReason: item.withdrawn_reason,
    history: steps.map(({ verb, note, by_name: byName, at }) => ({ verb, name: stepNames[verb], note, byName, at: at.toISOString() })),
  };
});

const textOf = (pieces: readonly PublicPiece[]): string => pieces.map(({ text }) => text).join('');

const linesOf = ({ title, blocks }: PublicDocument): string[] => [title, ...blocks.flatMap((block) => (block.kind === 'table'
  ? [textOf(block.caption), block.columns.join('\t'), ...block.rows.map((row) => row.map(textOf).join('\t'))] : [textOf(block.pieces)]))];

const stepsOfDesk = ['revise', 'submit', 'review', 'return', 'release', 'withdraw'] as const;

function rowOf(cx: Context, item: Omit<ItemRow, 'body'>, unitName: string): DisclosureRow {
  const free = verbsFor(stepsOf(item), cx.actor.id);
  return {
    id: item.id, title: item.title, category: item.category, unitName, number: item.number, state: item.state, manner: item.manner, kind: item.kind, formedOn: item.formed_on, validUntil: item.valid_until,
    hard: item.scan.hard, soft: item.scan.soft, unexplained: unexplained(item.scan, item.reasons).length, createdByName: item.created_by_name, createdAt: item.created_at.toISOString(), releasedAt: item.released_at?.toISOString() ?? null,
    version: item.version, ended: item.state === 'released' && item.valid_until !== null && item.valid_until < dayInChina(cx.now),
    next: stepsOfDesk.filter((verb) => free.includes(verb) && may(cx.actor, `disclosure.${verb}`, item.unit_path)),
  };
}
