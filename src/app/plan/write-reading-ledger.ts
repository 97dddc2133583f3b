/* The ledger as it would be if everything read were confirmed: for a terminal without a database. Nothing is marked as confirmed. */
import { commitmentKind } from '../../domain/plan/commitment-kind.ts';
import { itemsOf, type PlanItem } from '../../domain/plan/plan-item.ts';
import type { Reading } from '../../domain/plan/reading.ts';
import { ledgerSheets, type SheetLanguage, type SheetTarget, type SheetTask } from '../../domain/ledger/ledger-sheets.ts';
import type { Light } from '../../domain/ledger/light.ts';
import { clockInChina } from '../../domain/values/plain-date.ts';
import type { Table } from '../../domain/values/table.ts';
import { writeWorkbook } from '../../office/write-xlsx.ts';

/** Writes the readings of one or more documents into one workbook, four sheets each; `readAt` stands above them. */
export async function writeReadingLedger(readings: readonly { readonly doc: string; readonly reading: Reading }[], readAt: Date, language: SheetLanguage = 'zh'): Promise<Uint8Array> {
  return writeWorkbook(readings.flatMap(({ doc, reading }) => {
    const sheets = sheetsOf(doc, reading, readAt, language);
    // A sheet's name has 31 characters at most; what it holds must stay readable at its end.
    return readings.length === 1 ? sheets : sheets.map((sheet) => ({ ...sheet, name: `${doc.slice(0, 24)}·${sheet.name}` }));
  }));
}

function sheetsOf(doc: string, reading: Reading, readAt: Date, language: SheetLanguage): readonly Table[] {
  const facts = { zh: `读取于 ${clockInChina(readAt)} · 尚未核对`, en: `Read at ${clockInChina(readAt)} · not yet confirmed` }[language];
  const items = itemsOf(reading, []);
  return ledgerSheets({
    targets: items.filter((item) => commitmentKind(item.kind) === 'target').map(proposedTarget),
    tasks: items.filter((item) => commitmentKind(item.kind) === 'task').map(proposedTask), checks: reading.checks, items,
  }, { title: reading.title || doc, facts }, language);
}

const unjudged: Light = { colour: 'none', why: '尚未核对', whyEn: 'Not yet confirmed' };

const proposed = (item: PlanItem) => ({
  id: item.itemId, lead: { name: item.owner }, assisting: [], owner: item.owner, deadline: item.deadline, section: item.section, source: { text: item.text },
  state: 'proposed', light: unjudged, value: null, basis: 'none', evidenceCount: 0,
} as const);

const proposedTarget = (item: PlanItem): SheetTarget => ({
  ...proposed(item), metric: item.metric, subject: item.subject, comparator: item.comparator ?? 'eq', required: item.value ?? 0, unit: item.unit,
  baseline: null, period: item.period, per: item.per,
});

const proposedTask = (item: PlanItem): SheetTask =>
  ({ ...proposed(item), parentId: null, title: item.title, kind: item.kind === 'campaign' ? 'campaign' : 'task', milestones: [] });
