import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlan } from './read-plan.ts';
import { readingToJson } from './reading-json.ts';

const PIECES = ['一、', '（二）', '3.', '①', '一是', '二是', '其中', '共', '占', '由', '到', '增加', '率', '每所', '分别', '、', '，', '。', '；', '：', '\n', ' ', '（', '）', '“', '2021年', '12', '3.5', '1,200', '万', '亿元', '所', '名',
  '%', '个百分点', '学校', '教师', '竣工', '2-3', '近', '余', '以上', '工作计划', '总结', '\t', '𠮷', '�'];

describe('readPlan', () => {
  it('reads nothing from nothing', () => {
    expect(readPlan('')).toEqual({ title: '', docType: 'other', year: null, text: '', outline: [], quantities: [], tasks: [], checks: [], nonQuantities: [] });
  });

  it('never throws, keeps every place inside the text, and gives a reason for everything', () => {
    const text = fc.oneof(fc.array(fc.constantFrom(...PIECES), { maxLength: 80 }).map(pieces => pieces.join('')), fc.string({ unit: 'binary', maxLength: 200 }));
    fc.assert(fc.property(text, (source) => {
      const reading = readPlan(source);
      const ids = new Set(reading.quantities.map(quantity => quantity.id));
      for (const node of reading.outline) expect(node.offset).toBeLessThan(source.length);
      for (const task of reading.tasks) expect(task.span.end).toBeLessThanOrEqual(source.length);
      for (const check of reading.checks) {
        expect([...check.operands, check.statedId].every(id => ids.has(id))).toBe(true);
        expect(Number.isFinite(check.computed)).toBe(true);
      }
      for (const item of [...reading.outline, ...reading.quantities, ...reading.tasks, ...reading.checks]) expect(item.why).not.toBe('');
    }), { numRuns: 300 });
  });

  it('reads the same text the same way twice', () => {
    const text = '一、目标\n新建学校3所，其中小学2所、初中1所。';
    expect(readPlan(text)).toEqual(readPlan(text));
  });
});

describe('readingToJson', () => {
  it('writes the annotation schema', () => {
    const json = readingToJson(readPlan('某县2021年工作要点\n一、目标\n新建学校3所，其中小学2所、初中1所。'), 'sample');
    expect(json).toMatchObject({ doc: 'sample', title: '某县2021年工作要点', doc_type: 'plan', year: 2021 });
    expect(json.outline).toMatchObject([{ path: '一', level: 1, title: '目标' }]);
    expect(json.quantities[0]).toMatchObject({ value: 3, unit: '所', normalized: { value: 3, unit: '所' }, span: [17, 36] });
    expect(json.quantities[0]?.start_quote).toContain('新建学校3');
    expect(json.checks[0]).toMatchObject({ kind: 'sum', operand_values: [2, 1], stated: 3, consistent: true });
  });
});
