import type { OpenedRecord } from '../../contract/register.ts';
import { may, mayInRegister } from '../../domain/access/may.ts';
import type { Sensitivity } from '../../domain/access/roles.ts';
import { fillingStates } from '../../domain/round/report-state.ts';
import { findGoverningReport } from '../../db/queries/reports.ts';
import { periodOf } from '../round/hold-report.ts';
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
  return { record: recordReply(cx, found.definition, found.record, lookups), actions: asOf === null ? await actionsFor(cx, found) : [] };
});

async function actionsFor(cx: Context, { definition, record }: FoundRecord): Promise<OpenedRecord['actions']> {
  const { actor } = cx;
  if (record.state === 'erased') return [];
  const locked = definition.workflow === 'report' && await isLocked(cx, definition, record);
  const possible = (['change', 'retire', 'restore', 'erase', 'reveal'] as const).filter((name) =>
    may(actor, `record.${name}`, record.unitPath, record.sensitivity as Sensitivity) && mayInRegister(actor, `record.${name}`, definition.key));
  return possible.filter((name) => name === 'erase' || name === 'reveal' || (!locked && (name === 'restore') === (record.retiredAt !== null)));
}

// While its unit fills in a report the record may be changed, whatever became of it in an earlier round.
async function isLocked({ db, county }: Context, definition: FoundRecord['definition'], { unitId, values, state }: FoundRecord['record']): Promise<boolean> {
  const report = await findGoverningReport(db, county, { register: definition.key, unitId, period: periodOf(definition, values) });
  return report ? !fillingStates.includes(report.state) : state !== 'draft' && state !== 'returned';
}
