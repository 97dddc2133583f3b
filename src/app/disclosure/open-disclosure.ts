import type { DisclosureView } from '../../contract/disclosure.ts';
import { stepNames } from '../../domain/disclosure/item-state.ts';
import type { PublicDocument, PublicPiece } from '../../domain/disclosure/public-document.ts';
import { listItemActions } from '../../db/queries/disclosure.ts';
import { listFileHeads } from '../../db/queries/files.ts';
import { listUnitRows } from '../../db/queries/units.ts';
import { useCase } from '../use-case.ts';
import { getItem } from './get-item.ts';
import { rowOf } from './item-reply.ts';

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
