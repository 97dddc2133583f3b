import { defineWords } from '../i18n/define-words.ts';

/** Words of sign-in, set-up, password and own sessions. */
export const sessionWords = defineWords('session', {
  signIn: '登录', signingIn: '正在登录…', login: '登录名', password: '密码', welcome: '说到做到：计划里的每一个数字，都能一直点到它背后的原文与证据。',
  signInTitle: '登录学政', chooseTitle: '选择一位示例人员', chooseHint: '这是示例县，数据均为虚构。选一位，以他的身份进入；退出后可换另一位。',
  enterAs: '以{{name}}的身份进入', noSample: '示例县里还没有人员，请稍后刷新。',
  setupTitle: '初始化学政', setupHint: '只做一次。请先在服务启动的窗口里找到一次性口令，再填写下面的内容。', token: '一次性口令', tokenHint: '服务启动时打印在窗口里，用过即失效。',
  countyName: '县名', countyNameHint: '如：清河县', countyCode: '县代码', countyCodeHint: '2 至 16 位小写字母或数字，如行政区划代码', bureauName: '教育局名称', bureauNameHint: '如：清河县教育局',
  administrators: '三员', administratorsHint: '系统、安全、审计三类管理员互相制约，须由三位不同的人担任，不能兼任业务角色。',
  system_admin: '系统管理员', system_adminHint: '建单位和账号，不能授权', security_admin: '安全管理员', security_adminHint: '批准授权，不能建账号', audit_admin: '审计管理员', audit_adminHint: '查看审计，不能改数据',
  repeatPassword: '再输一次密码', passwordTwice: '请再输一次密码', passwordsDiffer: '两次输入的密码不一致',
  name: '姓名', finishSetup: '完成初始化', setupDone: '初始化完成，请用系统管理员的登录名登录。',
  passwordTitle: '修改密码', passwordForced: '首次登录或密码已被重置，请先设置自己的密码。', current: '现用密码', next: '新密码', repeat: '再输一次新密码',
  nextHint: '密码至少 10 位，大写字母、小写字母、数字、符号四类中至少三类；不含登录名、姓名和单位名，不用连续或常见的字符。', repeatMissing: '请再输一次新密码', notSame: '两次输入的新密码不一致', changed: '密码已修改', changeIt: '修改密码',
  sessionsTitle: '我的登录', sessionsHint: '您的账号正在这些地方登录。有不认识的，请结束它并修改密码。', thisOne: '本次登录', endIt: '结束', ended: '已结束该登录',
  openedAt: '登录时间', seenAt: '最近使用', address: '地址', required: '请填写{{field}}',
}, {
  signIn: 'Sign in', signingIn: 'Signing in…', login: 'Sign-in name', password: 'Password', welcome: 'Say it, keep it: every figure of the plan opens down to its sentence and its evidence.',
  signInTitle: 'Sign in to Xuezheng', chooseTitle: 'Choose a sample person', chooseHint: 'This is a sample county; all data is invented. Choose somebody to enter as; sign out to choose another.',
  enterAs: 'Enter as {{name}}', noSample: 'The sample county has no people yet. Reload in a moment.',
  setupTitle: 'Set up Xuezheng', setupHint: 'Done once. Find the one-time token in the window where the server started, then fill in the form.', token: 'One-time token', tokenHint: 'Printed in the window when the server starts; valid once.',
  countyName: 'County name', countyNameHint: 'For example 清河县', countyCode: 'County code', countyCodeHint: '2 to 16 lower-case letters or digits, such as the division code', bureauName: 'Name of the bureau', bureauNameHint: 'For example 清河县教育局',
  administrators: 'Three administrators', administratorsHint: 'System, security and audit administrators check one another: three different people, without business roles.',
  system_admin: 'System administrator', system_adminHint: 'Creates units and accounts, cannot grant', security_admin: 'Security administrator', security_adminHint: 'Authorises grants, cannot create accounts', audit_admin: 'Audit administrator', audit_adminHint: 'Reads the audit, changes nothing',
  repeatPassword: 'Password again', passwordTwice: 'Type the password again', passwordsDiffer: 'The two passwords differ',
  name: 'Name', finishSetup: 'Finish set-up', setupDone: 'Set-up is done. Sign in with the system administrator\'s name.',
  passwordTitle: 'Change password', passwordForced: 'This is your first sign-in or your password was reset. Set a password of your own first.', current: 'Current password', next: 'New password', repeat: 'New password again',
  nextHint: 'At least 10 characters with three of capitals, small letters, digits, signs; without sign-in name, name or unit, and nothing common or in a row.', repeatMissing: 'Type the new password again', notSame: 'The two new passwords differ', changed: 'Password changed', changeIt: 'Change password',
  sessionsTitle: 'My sign-ins', sessionsHint: 'Your account is signed in at these places. End those you do not know and change your password.', thisOne: 'This one', endIt: 'End', ended: 'Ended',
  openedAt: 'Signed in', seenAt: 'Last used', address: 'Address', required: 'Fill in: {{field}}',
});
