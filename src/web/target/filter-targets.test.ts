import { describe, expect, it } from 'vitest';
import type { Target } from '../../contract/ledger.ts';
import type { Unit } from '../../contract/unit.ts';
import { filterTargets } from './filter-targets.ts';

const unit = (id: string, path: string, name: string, pinyin: string): Unit => ({ id, parentId: null, path, kind: 'section', name, code: id, pinyin, retired: false });
const units = [unit('b', 'x/', '教育局', 'jyj'), unit('e', 'x/e/', '城东学区', 'cdxq chengdongxuequ'), unit('s', 'x/e/s/', '城东小学', 'cdxx')];
const target = (id: string, lead: Unit | undefined, metric: string, state: Target['state'] = 'open'): Target => ({
  id, metric, state, subject: '', lead: { id: lead?.id ?? '', name: lead?.name ?? '', path: lead?.path ?? '' }, planId: 'p', planTitle: '', versionNo: 1, itemId: id, version: 1, assisting: [], owner: '',
  deadline: null, section: '', source: { text: '', start: 0, end: 0 }, light: { colour: 'none', why: '', whyEn: '' }, value: null, basis: 'none', evidenceCount: 0, mayAssign: false, droppedIn: null, returned: false, reference: false, lastAt: '', year: null,
  comparator: 'ge', required: 1, unit: '所', baseline: null, period: '', per: '', proof: null, unprovable: false,
});
const all = [target('1', units[0], '校舍维修'), target('2', units[1], '图书册数'), target('3', units[2], '安全检查', 'closed')];

describe('the board narrowed', () => {
  it.each([
    [{}, ['1', '2', '3']], [{ unit: 'e' }, ['2', '3']], [{ unit: 's' }, ['3']], [{ state: 'closed' }, ['3']],
    [{ q: 'tscs' }, ['2']], [{ q: 'chengdong' }, ['2']], [{ q: '城东' }, ['2', '3']], [{ q: 'zzz' }, []], [{ unit: 'e', q: '检查' }, ['3']], [{ unit: 'gone' }, []],
  ])('by %o', (filter, ids) => {
    expect(filterTargets(all, filter, units).map((one) => one.id)).toEqual(ids);
  });
});
