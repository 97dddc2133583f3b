import { defineWords } from '../i18n/define-words.ts';

/** Words of the frame and of the parts every page uses. */
export const frameWords = defineWords('frame', {
  product: '学政', menu: '主菜单', skip: '跳到正文', openMenu: '打开菜单', person: '个人', language: 'English', languageLabel: '切换到英文', largeText: '大字',
  largeTextOn: '切换为大字', largeTextOff: '恢复正常字号', signOut: '退出登录', password: '修改密码', sessions: '我的登录',
  workbench: '工作台', plans: '计划', plan: '计划', registers: '台账', indicators: '指标', documents: '公文', designer: '台账设计', apiDocs: '接口说明', school: '学校', imports: '导入', targets: '目标', target: '目标', tasks: '任务', task: '任务', reporting: '填报', audit: '审计', admin: '管理',
  units: '单位', accounts: '账号', tokens: '接口令牌', settings: '设置',
  lightNormal: '正常', lightNear: '临期', lightBehind: '滞后', lightDone: '已完成', lightNone: '无灯',
  loading: '正在读取…', again: '重试', undo: '撤销', cancel: '取消', close: '关闭', back: '返回', code: '问题代码',
  notAllowedTitle: '您没有打开这一页的权限', notAllowedHint: '如确需办理，请联系本单位管理员授权，或从左侧菜单进入其他页面。',
  noPageTitle: '没有这个页面', noPageHint: '链接可能不完整，或内容已被移走。请从菜单进入。',
  nothingOpenTitle: '您还没有可以使用的功能', nothingOpenHint: '账号已建立，但尚未授权。请联系安全管理员批准授权后重新登录。',
  brokenTitle: '这一页出了错', brokenHint: '已提交的内容不受影响。请刷新后再试；反复出现请把下面这行告诉管理员。', reload: '刷新页面',
  expiring: '登录将在 {{n}} 分钟后因无操作过期', stay: '继续使用', sessionLost: '登录已过期', sessionLostHint: '请重新登录，本页填写的内容还在。',
}, {
  product: 'Xuezheng', menu: 'Main menu', skip: 'Skip to content', openMenu: 'Open menu', person: 'Person', language: '中文', languageLabel: 'Switch to Chinese', largeText: 'Large text',
  largeTextOn: 'Switch to large text', largeTextOff: 'Back to normal text', signOut: 'Sign out', password: 'Change password', sessions: 'My sign-ins',
  workbench: 'Workbench', plans: 'Plans', plan: 'Plan', registers: 'Registers', indicators: 'Indicators', documents: 'Documents', designer: 'Register designer', apiDocs: 'API', school: 'School', imports: 'Import', targets: 'Targets', target: 'Target', tasks: 'Tasks', task: 'Task', reporting: 'Reporting', audit: 'Audit', admin: 'Admin',
  units: 'Units', accounts: 'Accounts', tokens: 'Tokens', settings: 'Settings',
  lightNormal: 'On course', lightNear: 'Near due', lightBehind: 'Behind', lightDone: 'Done', lightNone: 'No light',
  loading: 'Loading…', again: 'Try again', undo: 'Undo', cancel: 'Cancel', close: 'Close', back: 'Back', code: 'Problem code',
  notAllowedTitle: 'You may not open this page', notAllowedHint: 'Ask the administrator of your unit for the right, or choose another page from the menu.',
  noPageTitle: 'There is no such page', noPageHint: 'The link may be incomplete, or the content has moved. Choose from the menu.',
  nothingOpenTitle: 'Nothing is open to you yet', nothingOpenHint: 'Your account exists but holds no right. Ask the security administrator to authorise it, then sign in again.',
  brokenTitle: 'This page broke', brokenHint: 'What you submitted is safe. Reload and try again; if it persists, tell the administrator the line below.', reload: 'Reload',
  expiring: 'Your sign-in ends in {{n}} min without activity', stay: 'Stay signed in', sessionLost: 'Your sign-in has ended', sessionLostHint: 'Sign in again; what you typed on this page is still here.',
});

/** Keys of the frame's words. */
export type FrameWord = keyof typeof frameWords.zh;
