import { defineWords } from '../i18n/define-words.ts';

/** Words of administration: units, accounts and grants, settings. */
export const adminWords = defineWords('admin', {
  tabs: '管理栏目',
  unitsTitle: '单位', unitCount: '{{n}} 个在用', unitSearch: '名称、拼音或首字母', unitSearchLabel: '搜索单位', unitTable: '单位树', unitName: '名称', unitKind: '类别', unitCode: '代码', unitDo: '操作', retired: '已停用',
  createUnit: '新建单位', createUnder: '在此下新建', rename: '改名', retire: '停用', retireHint: '停用后不能再分派，已有的记录都保留。', retireNow: '停用 {{name}}', showRetired: '显示已停用', openUnit: '展开 {{name}}', closeUnit: '收起 {{name}}',
  parent: '上级单位', name: '名称', code: '代码', codeHint: '小写字母、数字、短横线，建立后不能改', kind: '类别', needName: '请写名称。', needCode: '代码只能用小写字母、数字和短横线，最多 24 位。',
  unitNoneTitle: '还没有单位', unitNoMatch: '没有符合的单位', unitNoMatchHint: '可以输入名称的一部分、全拼或首字母。', unitCreated: '已新建“{{name}}”', unitRenamed: '已改名为“{{name}}”', unitRetired: '已停用“{{name}}”',
  accountsTitle: '账号', accountCount: '{{n}} 个账号', accountSearch: '姓名、登录名、单位', accountSearchLabel: '搜索账号', accountTable: '账号列表', person: '姓名', login: '登录名', unit: '单位', roles: '授权', lastSeen: '最近登录', never: '从未登录', state: '状态', active: '启用', disabled: '已停用', doing: '操作',
  createAccount: '新建账号', disable: '停用', enable: '启用', reset: '重置密码', propose: '申请授权', proposed: '待批准', authorise: '批准', revoke: '撤销', revokeGrant: '撤销 {{name}} 的“{{role}}”', authoriseGrant: '批准 {{name}} 的“{{role}}”', refuse: '不批准', refuseGrant: '不批准 {{name}} 的“{{role}}”',
  accountNoneTitle: '还没有账号', accountNoneHint: '新建账号后，再申请授权，由安全管理员批准。', accountNoMatch: '没有符合的账号', noRoles: '尚无授权',
  needLogin: '请写登录名。', needPerson: '请写姓名。', needUnit: '请选择单位。', needRole: '请选择角色。', role: '角色', roleHint: '由安全管理员批准后，对方下次登录生效。三类管理员与业务角色不能由同一人兼任。', grantUnit: '授权范围（该单位及以下）',
  proposedNow: '已为 {{name}} 申请“{{role}}”，等待安全管理员批准。', authorisedNow: '已批准', revokedNow: '已撤销', disabledNow: '已停用 {{name}}，其登录已全部结束。', enabledNow: '已启用 {{name}}。',
  secretTitle: '一次性密码', secretFor: '{{name}}（登录名 {{login}}）的一次性密码：', secretOnce: '只显示这一次。请当面或用可靠方式交给本人，{{until}} 前有效，首次登录须改密码。', copy: '复制', copied: '已复制', secretDone: '我已记下',
  waitingTitle: '等待批准的授权', waitingNone: '没有等待批准的授权。', proposedBy: '{{name}} 申请', resetHint: '重置后旧密码立即失效，其登录全部结束。', disableHint: '停用后不能登录，其登录全部结束；记录都保留，可以再启用。',
  settingsTitle: '设置', lightsTitle: '灯的规则', ruleOf: '{{name}}：', nearDays: '临期', nearDaysBefore: '期限前', nearDaysAfter: '天以内，未完成的为“临期”', behindPoints: '滞后', behindBefore: '进度比时间进度落后', behindAfter: '个百分点以上，或已过期限的为“滞后”', saveLights: '保存规则', lightsSaved: '已保存，全部目标和任务的灯按新规则计算。', lightsReadOnly: '您可以查看规则；修改由局办公室办理。', lightsWrong: '天数为 0 至 365 的整数，百分点为 0 至 100。', preview: '示例', previewText: '期限 12-31、从 1-1 开始的目标：12-{{day}} 起为“临期”；到年中（时间过半）进度低于 {{percent}}% 为“滞后”。', previewEarly: '期限 12-31、从 1-1 开始的目标：期限前 {{days}} 天起为“临期”；到年中（时间过半）进度低于 {{percent}}% 为“滞后”。', cancel: '取消', close: '关闭',
}, {
  tabs: 'Administration',
  unitsTitle: 'Units', unitCount: '{{n}} in use', unitSearch: 'Name, pinyin or initials', unitSearchLabel: 'Search units', unitTable: 'Unit tree', unitName: 'Name', unitKind: 'Kind', unitCode: 'Code', unitDo: 'Actions', retired: 'Retired',
  createUnit: 'New unit', createUnder: 'New below', rename: 'Rename', retire: 'Retire', retireHint: 'Nothing can be assigned to it any more; existing records stay.', retireNow: 'Retire {{name}}', showRetired: 'Show retired', openUnit: 'Expand {{name}}', closeUnit: 'Collapse {{name}}',
  parent: 'Parent unit', name: 'Name', code: 'Code', codeHint: 'Lower-case letters, digits, hyphen; cannot change later', kind: 'Kind', needName: 'Give a name.', needCode: 'Use lower-case letters, digits and hyphens only, at most 24.',
  unitNoneTitle: 'No units yet', unitNoMatch: 'No unit matches', unitNoMatchHint: 'Type part of the name, pinyin or initials.', unitCreated: 'Created "{{name}}"', unitRenamed: 'Renamed to "{{name}}"', unitRetired: 'Retired "{{name}}"',
  accountsTitle: 'Accounts', accountCount: '{{n}} accounts', accountSearch: 'Name, unit, initials', accountSearchLabel: 'Search accounts', accountTable: 'List of accounts', person: 'Name', login: 'Sign-in name', unit: 'Unit', roles: 'Grants', lastSeen: 'Last sign-in', never: 'Never', state: 'State', active: 'Enabled', disabled: 'Disabled', doing: 'Actions',
  createAccount: 'New account', disable: 'Disable', enable: 'Enable', reset: 'Reset password', propose: 'Propose grant', proposed: 'waiting', authorise: 'Authorise', revoke: 'Revoke', revokeGrant: 'Revoke "{{role}}" of {{name}}', authoriseGrant: 'Authorise "{{role}}" for {{name}}', refuse: 'Refuse', refuseGrant: 'Refuse "{{role}}" for {{name}}',
  accountNoneTitle: 'No accounts yet', accountNoneHint: 'Create an account, then propose a grant; the security administrator authorises it.', accountNoMatch: 'No account matches', noRoles: 'No grant yet',
  needLogin: 'Give a sign-in name.', needPerson: 'Give the name of the person.', needUnit: 'Choose the unit.', needRole: 'Choose the role.', role: 'Role', roleHint: 'Takes effect at the next sign-in after the security administrator authorised it. Administrators hold no other role.', grantUnit: 'Reach (this unit and below)',
  proposedNow: 'Proposed "{{role}}" for {{name}}; the security administrator has to authorise it.', authorisedNow: 'Authorised', revokedNow: 'Revoked', disabledNow: '{{name}} is disabled and signed out everywhere.', enabledNow: '{{name}} is enabled.',
  secretTitle: 'One-time password', secretFor: 'One-time password of {{name}} (sign-in name {{login}}):', secretOnce: 'Shown this once. Hand it over in person or by a safe way; valid until {{until}}, to be changed at the first sign-in.', copy: 'Copy', copied: 'Copied', secretDone: 'I have noted it',
  waitingTitle: 'Grants to authorise', waitingNone: 'No grant is waiting.', proposedBy: 'Proposed by {{name}}', resetHint: 'The old password stops working at once and every session ends.', disableHint: 'Cannot sign in any more and every session ends; records stay and the account can be enabled again.',
  settingsTitle: 'Settings', lightsTitle: 'When lights turn', ruleOf: '{{name}}: ', nearDays: 'Near due', nearDaysBefore: 'Unfinished within', nearDaysAfter: 'days of the deadline is "near due"', behindPoints: 'Behind', behindBefore: 'Progress', behindAfter: 'points or more behind the time gone, or past the deadline, is "behind"', saveLights: 'Save rules', lightsSaved: 'Saved. The lights of all targets and tasks follow the new rules.', lightsReadOnly: 'You can read the rules; the bureau office changes them.', lightsWrong: 'Days are a whole number from 0 to 365, points from 0 to 100.', preview: 'Example', previewText: 'A target due 12-31 that began 1-1 is "near due" from 12-{{day}}; in mid-year (half the time gone) it is "behind" below {{percent}} %.', previewEarly: 'A target due 12-31 that began 1-1 is "near due" from {{days}} days before; in mid-year (half the time gone) it is "behind" below {{percent}} %.', cancel: 'Cancel', close: 'Close',
});

/** Keys of these words. */
export type AdminWord = keyof typeof adminWords.zh;
