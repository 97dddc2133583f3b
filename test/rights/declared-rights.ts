/*
 * Who may do what, written down a second time as a person would say it, from the duties of each role and not from the
 * code: the rights matrix compares every door with this. An action that is added without a line here does not compile,
 * and fails the matrix.
 */
import type { ActionName } from '../../src/domain/access/actions.ts';
import type { RoleKey } from '../../src/domain/access/roles.ts';

/** What a role may see at all. */
interface DeclaredRole { readonly administers: boolean; readonly sees: 'nothing' | 'below' | 'county'; readonly ceiling: 0 | 1 | 2 | 3 }

/** The roles: how far they see, and how delicate what they see may be. Writing is always at and below their own unit. */
export const declaredRoles: Readonly<Record<RoleKey, DeclaredRole>> = {
  system_admin: { administers: true, sees: 'nothing', ceiling: 0 }, security_admin: { administers: true, sees: 'nothing', ceiling: 0 }, audit_admin: { administers: true, sees: 'nothing', ceiling: 0 },
  leader: { administers: false, sees: 'county', ceiling: 2 }, office: { administers: false, sees: 'county', ceiling: 2 }, section: { administers: false, sees: 'county', ceiling: 2 },
  inspector: { administers: false, sees: 'county', ceiling: 1 }, district: { administers: false, sees: 'below', ceiling: 1 },
  head: { administers: false, sees: 'below', ceiling: 2 }, clerk: { administers: false, sees: 'below', ceiling: 2 },
};

/**
 * How far an allowed role gets. `seen`: wherever it may read. `kept`: at and below its unit. `seat`: exactly its unit.
 * `root`: only who keeps the whole county. `known`: anything of the county. `whole`: the county has one of it,
 * and it stands nowhere. `self`: what is its own. `nobody`: no door leads there.
 */
export type Reach = 'seen' | 'kept' | 'seat' | 'root' | 'known' | 'whole' | 'self' | 'nobody';

/** One line: the roles, their reach, and whether what lies out of sight is “not there” (a row) or known but refused; `least`: how far the role must see at all, wherever. */
export interface Declared { readonly who: readonly RoleKey[] | 'anyone'; readonly reach: Reach; readonly hides: boolean; readonly least?: 2 | 'level' }

const bureau: readonly RoleKey[] = ['leader', 'office', 'section', 'inspector'];
const business: readonly RoleKey[] = [...bureau, 'district', 'head', 'clerk'];
const fillers: readonly RoleKey[] = ['office', 'section', 'district', 'head', 'clerk'];
const checkers: readonly RoleKey[] = ['leader', 'office', 'section', 'district'];
const confirmers: readonly RoleKey[] = [...bureau, 'district'];
const keepers: readonly RoleKey[] = ['office', 'section', 'district', 'head'];
const revisers: readonly RoleKey[] = ['office', 'district', 'head'];
const starters: readonly RoleKey[] = ['leader', 'office'];
const sysadmin: readonly RoleKey[] = ['system_admin'];
const auditor: readonly RoleKey[] = ['audit_admin'];
const secadmin: readonly RoleKey[] = ['security_admin'];

/** A row out of sight is not there. */
const row = (who: readonly RoleKey[], reach: Reach): Declared => ({ who, reach, hides: true });
/** A unit or a round is known to all; doing something there is refused. */
const open = (who: readonly RoleKey[], reach: Reach): Declared => ({ who, reach, hides: false });
const own: Declared = { who: 'anyone', reach: 'self', hides: true };
const noDoor: Declared = { who: [], reach: 'nobody', hides: true };

const commitment = {
  list: row(business, 'seen'), open: row(business, 'seen'), assign: row(keepers, 'kept'), progress: row(fillers, 'kept'), claim: row(fillers, 'kept'), confirm: row(confirmers, 'kept'),
  return: row(confirmers, 'kept'), reopen: row(starters, 'kept'), cancel: row(revisers, 'kept'), withdraw: row(fillers, 'kept'), keep: row(revisers, 'kept'),
};

/** Every action. */
export const declaredRights: Readonly<Record<ActionName, Declared>> = {
  'session.open': own, 'session.close': own, 'session.list': own, 'session.revoke': own, 'password.change': own, 'system.setup': noDoor, 'backup.write': noDoor, 'backup.restore': noDoor,
  'key.rotate': noDoor, 'key.reseal': noDoor, 'key.retire': noDoor,
  'unit.list': open(['system_admin', 'security_admin', ...business], 'known'), 'unit.trace': open(['system_admin', 'security_admin', ...business], 'known'),
  'unit.create': open(sysadmin, 'known'), 'unit.rename': open(sysadmin, 'known'), 'unit.retire': open(sysadmin, 'known'),
  'unit.merge': open(['office'], 'kept'), 'unit.split': open(['office'], 'kept'), 'unit.close': open(['office'], 'kept'), 'unit.foresee': open(['office'], 'kept'),
  'account.list': open(['system_admin', 'security_admin'], 'known'), 'account.create': open(sysadmin, 'known'), 'account.disable': open(sysadmin, 'known'), 'account.enable': open(sysadmin, 'known'),
  'account.reset': open(sysadmin, 'known'), 'grant.propose': open(sysadmin, 'known'), 'grant.authorise': open(secadmin, 'known'), 'grant.revoke': open(secadmin, 'known'),
  'plan.list': row(business, 'seen'), 'plan.open': row(business, 'seen'), 'plan.compare': row(business, 'seen'), 'plan.match': row(business, 'seen'), 'plan.export': row(business, 'seen'),
  'document.list': row(business, 'seen'), 'document.open': row(business, 'seen'), 'document.drill': row(business, 'seen'), 'document.export': row(business, 'seen'),
  'document.create': open(keepers, 'kept'), 'document.edit': row(keepers, 'kept'), 'document.discard': row(keepers, 'kept'), 'document.renew': row(keepers, 'kept'),
  'document.publish': row(['leader', 'office', 'district'], 'kept'),
  'plan.calendar': row(business, 'seen'), 'plan.upload': open(keepers, 'kept'), 'plan.decide': row(keepers, 'kept'), 'plan.follow': row(keepers, 'kept'), 'ledger.assign': row(keepers, 'kept'),
  'target.list': commitment.list, 'target.open': commitment.open, 'target.assign': commitment.assign, 'target.revise': row(revisers, 'kept'), 'target.progress': commitment.progress,
  'target.claim': commitment.claim, 'target.confirm': commitment.confirm, 'target.return': commitment.return, 'target.reopen': commitment.reopen, 'target.cancel': commitment.cancel,
  'target.withdraw': commitment.withdraw, 'target.keep': commitment.keep, 'task.list': commitment.list, 'task.open': commitment.open, 'task.assign': commitment.assign,
  'task.revise': row(keepers, 'kept'), 'task.progress': commitment.progress, 'task.claim': commitment.claim, 'task.confirm': commitment.confirm, 'task.return': commitment.return,
  'task.reopen': commitment.reopen, 'task.cancel': commitment.cancel, 'task.withdraw': commitment.withdraw, 'task.keep': commitment.keep,
  'register.list': open(business, 'whole'), 'register.open': open(business, 'whole'), 'register.describe': open(business, 'whole'), 'register.draw': open(['office'], 'root'),
  'register.change': open(['office'], 'root'), 'drawing.list': open(starters, 'whole'), 'drawing.open': open(starters, 'whole'), 'drawing.check': open(starters, 'whole'),
  'drawing.propose': open(['office'], 'root'), 'drawing.approve': open(starters, 'root'), 'drawing.decline': open(starters, 'root'),
  'record.list': row(business, 'seen'), 'record.open': row(business, 'seen'), 'record.trace': row(business, 'seen'), 'record.total': row(business, 'seen'), 'record.filter': open(business, 'whole'),
  'record.export': row(business, 'seen'), 'record.check': open(fillers, 'seen'), 'record.template': open(fillers, 'seen'), 'record.create': open(fillers, 'kept'), 'record.change': row(fillers, 'kept'),
  'record.move': { ...row(fillers, 'kept'), least: 'level' }, 'record.retire': row(fillers, 'kept'), 'record.erase': row(['office'], 'kept'), 'record.reveal': { ...row(['leader', ...fillers], 'seen'), least: 2 },
  'import.list': row(fillers, 'seen'), 'import.open': row(fillers, 'seen'), 'import.review': row(fillers, 'seen'), 'import.mark': row(fillers, 'seen'), 'import.start': open(fillers, 'kept'),
  'import.send': row(fillers, 'kept'), 'import.check': row(fillers, 'kept'), 'import.commit': row(fillers, 'kept'), 'import.undo': row(fillers, 'kept'), 'import.stop': row(fillers, 'kept'), 'import.foresee': row(fillers, 'seen'), 'import.keeping': open(fillers, 'whole'), 'import.keep': open(['office'], 'root'), 'person.find': open(fillers, 'seen'),
  'round.list': row(business, 'seen'), 'round.open': row(business, 'seen'), 'round.weigh': open(['office', 'section'], 'whole'), 'round.create': open(['office', 'section'], 'whole'),
  'round.start': open(starters, 'kept'), 'round.close': open(starters, 'kept'), 'round.remind': row(checkers, 'kept'), 'round.reopen': row(starters, 'kept'), 'burden.open': open(business, 'whole'),
  'report.list': row(business, 'seat'), 'report.open': row(business, 'seen'), 'report.prefill': row(fillers, 'kept'), 'report.submit': row(fillers, 'kept'), 'report.withdraw': row(fillers, 'kept'),
  'round.change': open(['office', 'section'], 'kept'), 'round.discard': open(['office', 'section'], 'kept'), 'round.prolong': open(starters, 'kept'), 'round.export': row([...bureau, 'district'], 'seen'),
  'report.review': row(business, 'seen'), 'report.returned': row(business, 'seat'), 'report.pass': row(checkers, 'kept'), 'unit.restore': open(sysadmin, 'known'),
  'reminder.read': open(['system_admin', ...business], 'whole'), 'reminder.change': open(['office'], 'root'), 'calendar.read': open(['system_admin', ...business], 'whole'), 'calendar.change': open(['office'], 'root'), 'record.tabulate': row(business, 'seen'),
  'report.look': row(checkers, 'kept'), 'report.return': row(checkers, 'kept'), 'report.approve': row(checkers, 'kept'),
  'workbench.open': open(['system_admin', 'security_admin', 'audit_admin', ...business], 'whole'), 'file.upload': open(fillers, 'whole'), 'file.open': row(business, 'seen'),
  'token.list': open(['system_admin', 'security_admin'], 'whole'), 'token.issue': open(sysadmin, 'known'), 'token.limit': open(sysadmin, 'whole'), 'token.revoke': open(sysadmin, 'known'),
  'token.authorise': open(secadmin, 'known'), 'token.withdraw': open(secadmin, 'known'), 'token.use': noDoor, 'drawing.guess': open(['office'], 'whole'),
  'indicator.list': open(business, 'whole'), 'indicator.open': open(business, 'whole'), 'indicator.compute': open(business, 'seen'), 'indicator.drill': open(business, 'seen'),
  'report.draft': open(['leader', ...keepers], 'seen'),
  'record.restore': row(fillers, 'kept'), 'record.bulk': row(fillers, 'kept'),
  'view.list': open(business, 'whole'), 'view.keep': own, 'view.drop': own, 'view.choose': own, 'view.share': open(['leader', 'office', 'section', 'district', 'head'], 'kept'),
  'setting.read': open(['system_admin', ...business], 'whole'), 'setting.change': open(['office'], 'root'), 'audit.list': open(auditor, 'whole'), 'audit.verify': open(auditor, 'whole'),
};
