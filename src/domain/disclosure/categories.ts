import type { Words } from '../problems/problem.ts';

/** What items of disclosure are about: the headings under which the public finds them. */
export const disclosureCategories = {
  organisation: { zh: '机构职能', en: 'Organisation' }, policy: { zh: '政策文件', en: 'Policy' }, plan: { zh: '规划计划', en: 'Plans' }, report: { zh: '工作总结', en: 'Reports' },
  statistics: { zh: '统计信息', en: 'Statistics' }, finance: { zh: '财政资金', en: 'Finance' }, admission: { zh: '招生入学', en: 'Admission' }, staff: { zh: '人事招聘', en: 'Staff' },
  aid: { zh: '学生资助', en: 'Student aid' }, inspection: { zh: '督导评估', en: 'Inspection' }, safety: { zh: '校园安全', en: 'Safety' }, notice: { zh: '公示公告', en: 'Notices' }, other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Words>;

export type DisclosureCategory = keyof typeof disclosureCategories;

/** 主动公开、依申请公开、不予公开. */
export const manners = { active: { zh: '主动公开', en: 'public' }, request: { zh: '依申请公开', en: 'on request' }, withheld: { zh: '不予公开', en: 'withheld' } } as const satisfies Record<string, Words>;
export type Manner = keyof typeof manners;
