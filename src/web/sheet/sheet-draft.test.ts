import { describe, expect, it } from 'vitest';
import type { RecordView } from '../../contract/register.ts';
import type { FieldView } from '../register/field-view.ts';
import { draftOf, withDraft } from './sheet-draft.ts';
import { isChanged, newRow, rowOf, withCell } from './sheet-rows.ts';

const field = (key: string, more: Partial<FieldView> = {}): FieldView => ({ key, name: { zh: key, en: key }, type: 'text', required: false, sensitivity: 1, encrypted: false, masked: false, ...more });
const fields = [field('name'), field('room'), field('secret', { encrypted: true })];
const record = (id: string, version: number): RecordView => ({ id, version, values: { name: id, room: '101', secret: null }, names: {}, masked: [], retiredAt: null }) as unknown as RecordView;
const rowFor = (id: string, version = 1) => rowOf(record(id, version), fields, (one, held) => String(held.values[one.key] ?? ''), { key: id, request: `q-${id}` });
let made = 0;
const make = () => { made += 1; return newRow({ key: `n${made}`, request: `r${made}` }); };

describe('the draft of a sheet', () => {
  const typed = [withCell(rowFor('a'), 'room', '102'), rowFor('b'), withCell(withCell(make(), 'name', '新'), 'secret', '11010519491231002X'), make()];

  it('holds what was changed and nothing the server encrypts', () => {
    expect(draftOf(typed, { fields })).toEqual([{ record: 'a', version: 1, request: 'q-a', cells: { room: '102' } }, { record: null, version: 0, request: 'r1', cells: { name: '新' } }]);
    expect(draftOf([withCell(make(), 'secret', 'x')], { fields })).toEqual([]);
  });

  it('is laid over the rows as they are now; a row sent once already keeps the name of its request', () => {
    const { rows, restored, outdated } = withDraft([rowFor('a'), rowFor('b'), make()], draftOf(typed, { fields }), make);
    expect(rows.map((row) => [row.record?.id ?? null, row.cells['name'], row.cells['room']])).toEqual([['a', 'a', '102'], ['b', 'b', '101'], [null, '新', undefined], [null, undefined, undefined]]);
    expect(rows.map(isChanged)).toEqual([true, false, true, false]);
    expect(rows[2]?.request).toBe('r1');
    expect([restored, outdated]).toEqual([2, 0]);
  });

  it('tells what somebody changed or retired since', () => {
    expect(withDraft([rowFor('a', 2)], draftOf(typed, { fields }), make)).toMatchObject({ restored: 2, outdated: 1 });
    expect(withDraft([], draftOf(typed, { fields }), make)).toMatchObject({ restored: 1, outdated: 1 });
  });
});
