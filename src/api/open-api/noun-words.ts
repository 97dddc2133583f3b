/* What the areas of the API are called, in the order people look for them. */
import type { Words } from '../../domain/problem.ts';

const nouns: Readonly<Record<string, Words>> = {
  registers: { zh: '台账', en: 'Registers' }, indicators: { zh: '指标', en: 'Indicators' }, board: { zh: '总览', en: 'Overview' }, map: { zh: '学校分布图', en: 'Map of schools' }, balance: { zh: '校际均衡', en: 'Balance between schools' }, documents: { zh: '公文', en: 'Documents' }, disclosure: { zh: '信息公开', en: 'Disclosure' }, imports: { zh: '导入', en: 'Imports' }, drawings: { zh: '台账设计', en: 'Register designer' }, proposals: { zh: '台账设计的批准', en: 'Approval of drawings' }, views: { zh: '视图', en: 'Saved views' },
  rounds: { zh: '填报轮次', en: 'Rounds' }, reports: { zh: '上报表', en: 'Reports' }, burden: { zh: '负担台账', en: 'Burden ledger' },
  plans: { zh: '计划', en: 'Plans' }, targets: { zh: '目标', en: 'Targets' }, tasks: { zh: '任务', en: 'Tasks' }, ledger: { zh: '督办', en: 'Ledger' }, workbench: { zh: '工作台', en: 'Workbench' },
  units: { zh: '单位', en: 'Units' }, people: { zh: '人员', en: 'People' }, accounts: { zh: '账号', en: 'Accounts' }, grants: { zh: '授权', en: 'Grants' }, tokens: { zh: '接口令牌', en: 'Tokens' }, files: { zh: '文件', en: 'Files' },
  session: { zh: '登录', en: 'Sign-in' }, settings: { zh: '设置', en: 'Settings' }, audit: { zh: '审计', en: 'Audit' }, setup: { zh: '初始化', en: 'Set-up' }, health: { zh: '服务状态', en: 'Health' }, 'openapi.json': { zh: '接口说明', en: 'Description of the API' },
};

/** What people call the area of this noun. */
export const wordsOfNoun = (noun: string): Words => nouns[noun] ?? { zh: noun, en: noun };

/** Its place among the areas; one that is new stands last. */
export function placeOfNoun(noun: string): number {
  const place = Object.keys(nouns).indexOf(noun);
  return place < 0 ? Object.keys(nouns).length : place;
}
