import { describe, expect, it } from 'vitest';
import { addCheck, addField, blankDrawing, copyOf, formOf, moveField, removeCheck, removeField, setAt, titleInKeys, titleInNames } from './drawing-text.ts';

const text = `# 说明：每辆一行
key: bus
name: 校车
fields:
  plate: { name: 车牌, type: text } # 唯一
  seats: { name: 座位, type: integer }
display:
  title: "{plate}"
  columns: [ plate, seats ]
  groups:
    - { name: 车辆, fields: [ plate, seats ] }
`;

describe('the text of a drawing', () => {
  it('is shown as a form', () => {
    expect(formOf(text)).toMatchObject({ top: { key: 'bus' }, fields: [{ key: 'plate', props: { name: '车牌' } }, { key: 'seats' }], checks: [] });
    expect(formOf(blankDrawing('thing', '物'))?.fields).toHaveLength(1);
  });

  it.each(['key: [', '- 1', '', 'a: &a [1]\nb: *a\nc: {', '{'.repeat(20_000)])('cannot be shown as a form when it is none: %#', (broken) => {
    expect(formOf(broken)).toBeNull();
    expect(setAt(broken, ['name'], '甲')).toBe(broken);
  });

  it('keeps what was written by hand', () => {
    const changed = setAt(text, ['fields', 'seats', 'max'], 80);
    expect(changed).toContain('# 说明：每辆一行');
    expect(changed).toContain('# 唯一');
    expect(formOf(changed)?.fields[1]?.props).toEqual({ name: '座位', type: 'integer', max: 80 });
    expect(setAt(changed, ['fields', 'seats', 'max'], '')).toBe(text);
  });

  it('gains, loses and moves fields, in lists and groups too', () => {
    const more = addField(text, 'driver', { name: '驾驶员', type: 'text' });
    expect(formOf(more)?.fields.map(({ key }) => key)).toEqual(['plate', 'seats', 'driver']);
    expect(formOf(more)?.display['columns']).toEqual(['plate', 'seats', 'driver']);
    const less = formOf(removeField(more, 'seats'));
    expect(less?.fields.map(({ key }) => key)).toEqual(['plate', 'driver']);
    expect(less?.display).toMatchObject({ columns: ['plate', 'driver'], groups: [{ fields: ['plate'] }] });
    expect(formOf(moveField(text, 'seats', -1))?.fields.map(({ key }) => key)).toEqual(['seats', 'plate']);
    expect(moveField(text, 'plate', -1)).toBe(text);
  });

  it('is titled in names and kept in keys', () => {
    const fields = [{ key: 'plate', name: '车牌' }, { key: 'unit', name: '单位' }];
    expect(titleInNames('{plate}（{unit}）{gone}', fields)).toBe('{车牌}（{单位}）{gone}');
    expect(titleInKeys('｛车牌｝（{单位}）{plate}{无}', fields)).toBe('{plate}（{unit}）{plate}{无}');
  });

  it('gains and loses checks, and becomes another register', () => {
    const more = addCheck(text, { key: 'some', strength: 'logic', must: 'seats > 0', say: '应大于 0', marks: ['seats'] });
    expect(formOf(more)?.checks).toMatchObject([{ key: 'some', marks: ['seats'] }]);
    expect(formOf(removeCheck(more, 0))?.checks).toEqual([]);
    expect(formOf(copyOf(text, 'boat', '船'))?.top).toEqual({ key: 'boat', name: '船' });
  });
});
