import { defineWords } from '../i18n/define-words.ts';

/** Words of the page of tokens for other systems. */
export const tokenWords = defineWords('token', {
  title: '接口令牌', count: '{{n}} 个在用', issue: '签发令牌', table: '接口令牌列表', system: '系统', purpose: '用途', unit: '所在单位', scopes: '授权范围', ceiling: '可见到', until: '有效期至', used: '最近使用', usedNever: '从未使用', usedFrom: '来自 {{address}}', state: '状态', doing: '操作',
  proposedBy: '{{name}} 签发', authorisedBy: '{{name}} 批准', revokedBy: '{{name}} 撤销',
  read: '读取', write: '填写', import: '导入', export: '导出', report: '上报', writeHint: '填写、上报包含读取', ceiling0: '公开', ceiling1: '内部', ceiling2: '个人信息',
  revoke: '撤销', withdraw: '收回', refuse: '不批准', authorise: '批准', authoriseNow: '批准 {{name}} 的令牌', endNow: '{{verb}} {{name}} 的令牌', endHint: '立即失效，不能恢复；需要时重新签发。', authorised: '已批准，令牌现在可用。', ended: '已失效：{{name}}', cancel: '取消',
  noneTitle: '还没有接口令牌', noneHint: '给其他系统签发令牌后，由安全管理员批准才能使用。', needName: '请写系统名称。', needPurpose: '请写用途。', needUnit: '请选择单位。', needScopes: '请至少选择一个台账和一项权限。', needUntil: '请选择一年以内的日期。',
  unitHint: '令牌只能处理该单位及下级单位的记录。', scopesHint: '只列出它要用的台账；不会显示明文，也不能依法删除。', ceilingHint: '更敏感的字段遮盖显示。', addRegister: '加一个台账', dropRegister: '去掉“{{name}}”', rightsOf: '“{{name}}”的权限',
  secretTitle: '接口令牌', secretFor: '“{{name}}”的令牌：', secretOnce: '只显示这一次，系统里只存摘要。请用可靠方式交给对方；安全管理员批准后可用，请求时写在 Authorization: Bearer 之后。',
  limitTitle: '每个令牌每分钟最多请求', limitUnit: '次', saveLimit: '保存', limitSaved: '已保存',
}, {
  title: 'Tokens', count: '{{n}} in force', issue: 'Issue token', table: 'List of tokens', system: 'System', purpose: 'Purpose', unit: 'Unit', scopes: 'Scopes', ceiling: 'Sees up to', until: 'Good until', used: 'Last used', usedNever: 'Never', usedFrom: 'from {{address}}', state: 'State', doing: 'Actions',
  proposedBy: 'issued by {{name}}', authorisedBy: 'authorised by {{name}}', revokedBy: 'revoked by {{name}}',
  read: 'Read', write: 'Write', import: 'Import', export: 'Export', report: 'Report', writeHint: 'Writing and reporting include reading', ceiling0: 'Public', ceiling1: 'Internal', ceiling2: 'Personal',
  revoke: 'Revoke', withdraw: 'Withdraw', refuse: 'Refuse', authorise: 'Authorise', authoriseNow: 'Authorise the token of {{name}}', endNow: '{{verb}} the token of {{name}}', endHint: 'It stops at once and for good; issue another when needed.', authorised: 'Authorised; the token is in force now.', ended: '{{name}} has no token any more', cancel: 'Cancel',
  noneTitle: 'No tokens yet', noneHint: 'Issue a token to another system; it works once the security administrator authorised it.', needName: 'Give the name of the system.', needPurpose: 'Say what it is for.', needUnit: 'Choose the unit.', needScopes: 'Choose at least one register and a right.', needUntil: 'Choose a day within a year.',
  unitHint: 'The token reaches records of this unit and those below it.', scopesHint: 'Name only what the system uses. Nothing is revealed to it and it erases nothing.', ceilingHint: 'More delicate fields are shown masked.', addRegister: 'Add a register', dropRegister: 'Leave out "{{name}}"', rightsOf: 'Rights in "{{name}}"',
  secretTitle: 'Token', secretFor: 'The token of "{{name}}":', secretOnce: 'Shown this once; only a digest of it is kept. Hand it over by a safe way. It works once the security administrator authorised it, sent as Authorization: Bearer.',
  limitTitle: 'Requests a minute for each token, at most', limitUnit: 'requests', saveLimit: 'Save', limitSaved: 'Saved',
});

/** Keys of these words. */
export type TokenWord = keyof typeof tokenWords.zh;
