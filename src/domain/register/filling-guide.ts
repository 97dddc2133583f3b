/* The sheet 填表说明 of a template: every field with what it asks for. */
import type { FieldDefinition, RegisterDefinition } from './definition.ts';
import { describeField } from './describe-field.ts';
import type { ReadContext } from './read-context.ts';
import type { CellFormat, LayoutCell, LayoutColumn, SheetLayout } from './sheet-layout.ts';

/** Sheets of our own that hold no rows. */
export const guideNames = { zh: '填表说明', en: 'How to fill in' } as const;

const headings = { zh: ['项目', '类型', '必填', '可填内容', '说明', '示例'], en: ['Field', 'Type', 'Required', 'Allowed', 'Hint', 'Example'] } as const;
const widths = [24, 16, 8, 60, 40, 26];
const yes = { zh: '是', en: 'yes' } as const;

/** The sheet that explains the fields of a register. */
export function fillingGuide(register: RegisterDefinition, context: ReadContext, language: 'zh' | 'en'): SheetLayout {
  const text: CellFormat = { kind: 'text' };
  const columns: LayoutColumn[] = widths.map((width, at) => ({ key: String(at), width, format: text, hidden: false, look: 'plain' }));
  const heading = headings[language].map((typed): LayoutCell => ({ typed, look: 'heading' }));
  return {
    name: guideNames[language], hidden: false, columns, rows: [heading, ...register.fields.map((field) => fieldRow(field, context, language))],
    hiddenRows: [], headingRow: 1, frozenColumns: 0, spareRows: 0, guarded: false, filter: false,
  };
}

function fieldRow(field: FieldDefinition, context: ReadContext, language: 'zh' | 'en'): LayoutCell[] {
  const words = describeField(field, context);
  const measure = field.measure === undefined ? '' : language === 'zh' ? `（${field.measure.zh}）` : ` (${field.measure.en})`;
  const texts = [field.name[language] + measure, words.type[language], field.required ? yes[language] : '', words.allowed[language], field.hint?.[language] ?? '', words.example[language]];
  return texts.map((typed) => ({ typed, look: 'plain' }));
}
