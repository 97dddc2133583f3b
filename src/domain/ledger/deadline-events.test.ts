import { describe, expect, it } from 'vitest';
import { readBody } from './commitment-body.ts';
import { deadlineEvents, type Due } from './deadline-events.ts';

const target: Due = {
  id: '7', kind: 'target', deadline: '2026-12-31', state: 'open', reference: false, unitName: '基教科', planTitle: '2026年工作计划',
  body: readBody({ title: '毛入园率', metric: '毛入园率', subject: '全县', comparator: 'ge', required: 93, unit: '%', owner: '张三' }),
};
const task: Due = {
  ...target, id: '8', kind: 'task', deadline: '2026-06-30',
  body: readBody({ title: '排查校舍隐患', milestones: [{ title: '完成自查', due: '2026-03-31', done: true }, { title: '完成整改', due: '2026-05-31', done: false }] }),
};

describe('deadlineEvents', () => {
  it('lists what is due, the earliest first, with open milestones', () => {
    expect(deadlineEvents([target, task])).toEqual([
      { uid: 'task-8-2@xuezheng', date: '2026-05-31', title: '节点：完成整改（排查校舍隐患）', description: '牵头单位：基教科\n状态：进行中\n出自：2026年工作计划' },
      { uid: 'task-8@xuezheng', date: '2026-06-30', title: '任务到期：排查校舍隐患', description: '牵头单位：基教科\n状态：进行中\n出自：2026年工作计划' },
      { uid: 'target-7@xuezheng', date: '2026-12-31', title: '目标到期：全县毛入园率 不低于93%', description: '牵头单位：基教科\n状态：进行中\n出自：2026年工作计划' },
    ]);
  });

  it.each<[string, Due]>([
    ['closed', { ...target, state: 'closed' }], ['cancelled', { ...target, state: 'cancelled' }], ['without a day', { ...target, deadline: null }],
  ])('leaves out what is %s', (_, due) => {
    expect(deadlineEvents([due])).toEqual([]);
  });

  it('keeps its uid when the day moves, and names no person', () => {
    const [before, after] = [target, { ...target, deadline: '2027-03-31' }].map((due) => deadlineEvents([due])[0]);
    expect(after?.uid).toBe(before?.uid);
    expect(JSON.stringify(before)).not.toContain('张三');
  });

  it('does not name the plan to whom it is not shown', () => {
    expect(deadlineEvents([{ ...target, planTitle: '' }])[0]?.description).toBe('牵头单位：基教科\n状态：进行中');
  });

  it('speaks English when asked, with the names as they are', () => {
    expect(deadlineEvents([{ ...target, planTitle: 'Plan' }], 'en')[0]).toMatchObject({
      title: expect.stringMatching(/^Target due: /) as string, description: expect.stringMatching(/^Lead unit: .+\nState: .+\nFrom: Plan$/) as string,
    });
    expect(deadlineEvents([task], 'en').map(({ title }) => title).every((title) => /^(?:Task due|Milestone): /.test(title))).toBe(true);
  });
});
