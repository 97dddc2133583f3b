import { describe, expect, it } from 'vitest';
import type { Task } from '../../contract/ledger.ts';
import type { Unit } from '../../contract/unit.ts';
import { foldable, taskMatches, treeLines, withParents } from './task-tree.ts';

const task = (id: string, parentId: string | null, section: string, title = id, planId = 'p'): Task => ({
  id, parentId, section, title, planId, planTitle: '要点', versionNo: 1, itemId: id, version: 1, lead: { id: 'u', name: '安全科', path: 'a/' }, assisting: [], owner: '李敏',
  deadline: null, source: { text: '', start: 0, end: 0 }, state: 'open', light: { colour: 'none', why: '', whyEn: '' }, value: null, basis: 'none', evidenceCount: 0, mayAssign: false, droppedIn: null, returned: false, reference: false, lastAt: '',
  kind: 'task', milestones: [], targetIds: [],
});
const unit: Unit = { id: 'u', parentId: null, path: 'a/', kind: 'section', name: '安全科', code: 'aq', pinyin: 'aqk anquanke', retired: false };
const tasks = [task('a', null, '一'), task('a1', 'a', '二'), task('b', null, '二'), task('a2', 'a1', '一')];

const titleOf = (_plan: string, section: string) => (section === '一' ? 'a' : '校园安全');

describe('the tree of tasks', () => {
  it('lays out plan, section, task and subtask', () => {
    expect(treeLines(tasks, new Set()).map((line) => `${line.level} ${line.title}`)).toEqual(['1 要点', '2 一', '3 a', '4 a1', '5 a2', '2 二', '3 b']);
  });

  it('hides what is folded away and knows what can be folded', () => {
    expect(treeLines(tasks, new Set(['a'])).map((line) => line.title)).toEqual(['要点', '一', 'a', '二', 'b']);
    expect([...foldable(tasks)]).toEqual(['plan:p', 'section:p:一', 'a', 'a1', 'section:p:二']);
  });

  it('names sections, and lets a task stand for the section that bears its name', () => {
    expect(treeLines(tasks, new Set(), titleOf).map((line) => `${line.level} ${line.title}`)).toEqual(['1 要点', '2 a', '3 a1', '4 a2', '2 二　校园安全', '3 b']);
  });

  it('shows a task whose parent one may not see at the top', () => {
    expect(treeLines([task('x', 'gone', '三')], new Set()).map((line) => line.title)).toEqual(['要点', '三', 'x']);
  });

  it('keeps what stands above a hit', () => {
    expect(withParents(tasks, (one) => one.id === 'a2').map((one) => one.id)).toEqual(['a', 'a1', 'a2']);
  });

  it.each([['a1', true], ['李', true], ['aqk', true], ['财务', false], ['', true]])('finds by %s: %s', (typed, found) => {
    expect(taskMatches(task('a1', null, ''), typed, [unit])).toBe(found);
  });
});
