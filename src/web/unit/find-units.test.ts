import { describe, expect, it } from 'vitest';
import type { Unit } from '../../contract/unit.ts';
import { depthOf, inTreeOrder, matchingBranches, unitMatches } from './find-units.ts';

const unit = (id: string, parentId: string | null, name: string, pinyin: string, path: string): Unit => ({ id, parentId, path, kind: 'school', name, code: id, pinyin, retired: false });
const bureau = unit('b', null, '县教育局', 'xjyj xianjiaoyuju', 'x/');
const east = unit('e', 'b', '城东学区', 'cdxq chengdongxuequ', 'x/e/');
const money = unit('m', 'b', '计划财务科', 'jhcwk jihuacaiwuke', 'x/m/');
const school = unit('s', 'e', '城东小学', 'cdxx chengdongxiaoxue', 'x/e/s/');

describe('finding a unit', () => {
  it.each([['城东', true], ['cdxx', true], ['chengdong', true], ['CD XX', true], ['', true], ['cwk', false]])('城东小学 by %s: %s', (typed, found) => {
    expect(unitMatches(school, typed)).toBe(found);
  });

  it('keeps what stands above a hit', () => {
    expect(matchingBranches([bureau, east, money, school], 'cdxx')).toEqual([bureau, east, school]);
    expect(matchingBranches([bureau, east, money, school], ' ')).toHaveLength(4);
  });

  it('puts each unit under its parent and knows its depth', () => {
    expect(inTreeOrder([bureau, east, money, school]).map((one) => one.id)).toEqual(['b', 'e', 's', 'm']);
    expect([depthOf(bureau), depthOf(school)]).toEqual([0, 2]);
  });

  it('shows a unit whose parent one may not see at the top', () => {
    expect(inTreeOrder([school]).map((one) => one.id)).toEqual(['s']);
  });
});
