import type { OpenedRecord } from '../../contract/register.ts';
import { may } from '../../domain/access/may.ts';
import type { Sensitivity } from '../../domain/access/roles.ts';
import { useCase, type Context } from '../use-case.ts';
import { loadLookups } from './lookups.ts';
import { findRecord, type FoundRecord } from './record-access.ts';
import { recordReply } from './record-reply.ts';
import { readMoment } from './read-moment.ts';

/** Opens a record, as it is or was at a moment, with what this reader may do with it now. Throws A103, R101. */
export const openRecord = useCase('record.open', async (cx, input: { readonly key: string; readonly id: string; readonly asOf?: string | undefined }): Promise<OpenedRecord> => {
  const asOf = readMoment(cx, input.asOf);
  const found = await findRecord(cx, input, asOf);
  const lookups = await loadLookups(cx, found.definition, { values: [found.record.values], units: [found.record.unitId] });
  return { record: recordReply(cx, found.definition, found.record, lookups), actions: asOf === null ? actionsFor(cx, found) : [] };
});

function actionsFor({ actor }: Context, { definition, record }: FoundRecord): OpenedRecord['actions'] {
  if (record.state === 'erased') return [];
  const locked = definition.workflow === 'report' && record.state !== 'draft' && record.state !== 'returned';
  const possible = (['change', 'retire', 'erase', 'reveal'] as const).filter((name) =>
    may(actor, `record.${name}`, record.unitPath, record.sensitivity as Sensitivity));
  return possible.filter((name) => name === 'erase' || name === 'reveal' || (!locked && record.retiredAt === null));
}
