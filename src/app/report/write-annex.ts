import { environmentOf } from '../../domain/expression/environment.ts';
import { describeExpression } from '../../domain/expression/describe-expression.ts';
import { annexRows, type AnnexRow } from '../../domain/report/annex-rows.ts';
import { dayInWords, textOf } from '../../domain/report/document.ts';
import type { SheetCell, SheetTable } from '../../office/sheet.ts';
import { writeWorkbook } from '../../office/write-xlsx.ts';
import { exportName, type ExportedFile } from '../plan/exported-file.ts';
import type { DraftedReport } from './draft-report.ts';

const MEDIA = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const columns: SheetTable['columns'] = [
  { title: '编号', kind: 'text', width: 8 }, { title: '段落', kind: 'number', width: 7 }, { title: '数字', kind: 'text', width: 18 }, { title: '写的是', kind: 'text', width: 12 }, { title: '文中', kind: 'text', width: 24 },
  { title: '准确值', kind: 'number', width: 14 }, { title: '单位', kind: 'text', width: 9 }, { title: '怎样算', kind: 'text', width: 46 }, { title: '范围', kind: 'text', width: 16 }, { title: '时间', kind: 'text', width: 20 }, { title: '依据', kind: 'text', width: 26 }, { title: '备注', kind: 'text', width: 14 },
];

/** Every figure of a draft as a workbook: name, value, formula in words, scope, time, source. */
export async function writeAnnex({ document, template, unit, indicators, world, places }: DraftedReport): Promise<ExportedFile> {
  const env = environmentOf(world, null);
  const used = new Set([...template.figures.values()].map(({ indicator }) => indicator));
  const known = new Map([...indicators].filter(([key]) => used.has(key)).map(([key, one]) => [key, { name: one.name.zh, formula: `${one.name.zh} = ${describeExpression(one.formula, env, 'zh')}`, source: one.source }] as const));
  const rows = annexRows(document, { template, indicators: known, unitNamed: (code) => (code === null ? document.context.area : code === unit.code ? unit.name : places[code] ?? code) });
  const table: SheetTable = {
    name: '数字', title: `${textOf(document.title)}：文中数字`, facts: `截至${dayInWords(document.context.asOf)}，共 ${rows.length} 个；编号与 Word 文件里的书签 _xz_ 同名`, columns, rows: rows.map(cellsOf),
  };
  return { name: exportName(textOf(document.title), '·数字.xlsx'), media: MEDIA, bytes: await writeWorkbook([table]) };
}

// A number keeps its digits where a spreadsheet would lose some.
const cellsOf = ({ id, paragraph, name, told, printed, value, unit, formula, scope, at, source, note }: AnnexRow): readonly SheetCell[] =>
  [id, paragraph === 0 ? null : paragraph, name, told, printed, value === null || value.replaceAll(/\D/gu, '').length > 15 ? value : Number(value), unit, formula, scope, at, source, note];
