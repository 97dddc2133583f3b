import { expect, it } from 'vitest';
import type { Light } from '../ledger/light.ts';
import { countLights, groupTargets } from './group-targets.ts';
import { partOfPlan } from './part-of-plan.ts';

const target = (unit: string, colour: Light['colour'], deadline: string | null = null) => ({ unit, deadline, light: { colour, why: '', whyEn: '' } });
const targets = [target('甲', 'near', '2026-01-01'), target('乙', 'normal'), target('甲', 'behind', '2026-05-01'), target('甲', 'done'), target('甲', 'behind', '2026-03-01'), target('乙', 'none')];

it('counts by light, all and by area, in the order the areas come', () => {
  expect(countLights(targets)).toEqual({ targets: 6, normal: 1, near: 1, behind: 2, done: 1, none: 1 });
  expect(groupTargets(targets, ({ unit }) => unit, 9).map(({ key, counts }) => [key, counts.targets, counts.behind])).toEqual([['甲', 4, 2], ['乙', 2, 0]]);
});

const shown = (count: number) => groupTargets(targets, ({ unit }) => unit, count)[0]?.worst.map(({ light, deadline }) => [light.colour, deadline]);

it('shows those behind before those near due, the earliest deadline first, and no more than asked', () => {
  expect(shown(9)).toEqual([['behind', '2026-03-01'], ['behind', '2026-05-01'], ['near', '2026-01-01']]);
  expect(shown(1)).toEqual([['behind', '2026-03-01']]);
});

it.each([['一/1', '优质均衡'], ['二/(三)/二是', '队伍'], ['三', '保障'], ['四/9', undefined], ['', undefined]])('the section %s lies in the part %s', (section, title) => {
  const outline = [['一', '目标'], ['一/1', '优质均衡'], ['二', '任务'], ['二/(三)', '队伍'], ['二/(三)/二是', '送教'], ['三', '保障']].map(([path = '', name = '']) => ({ path, level: path.split('/').length, title: name, offset: 0, why: '' }));
  expect(partOfPlan(outline, section)?.title).toBe(title);
});
