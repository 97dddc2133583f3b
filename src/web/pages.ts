/*
 * The registry of pages: where each stands, which word the menu shows, which of the actions open it. A page is a file
 * loaded when it is first opened; the frame, the router and the first page after sign-in read this table.
 */
import type { ComponentType } from 'react';
import type { ActionName } from '../domain/access/actions.ts';
import type { FrameWord } from './frame/frame-words.ts';

/** A page of the system. */
export interface Page {
  /** Path with `$name` for parameters: `/plans/$planId`. */
  readonly path: string;
  /** Word of its title. */
  readonly title: FrameWord;
  /** The person needs one of these; empty means everybody who is signed in. */
  readonly actions: readonly ActionName[];
  /** Stands in the left menu, with this icon. */
  readonly menu?: MenuIcon;
  /** Answers the component of the page. */
  readonly load: () => Promise<ComponentType>;
}

export type MenuIcon = 'workbench' | 'plans' | 'documents' | 'registers' | 'targets' | 'tasks' | 'rounds' | 'audit' | 'admin';

/** Every page, in menu order. */
export const pages: readonly Page[] = [
  { path: '/', title: 'workbench', actions: ['workbench.open', 'account.list', 'audit.list'], menu: 'workbench', load: async () => (await import('./workbench/workbench-page.tsx')).WorkbenchPage },
  { path: '/plans', title: 'plans', actions: ['plan.list'], menu: 'plans', load: async () => (await import('./plan/plans-page.tsx')).PlansPage },
  { path: '/plans/$planId', title: 'plan', actions: ['plan.open'], load: async () => (await import('./plan/plan-page.tsx')).PlanPage },
  { path: '/plans/$planId/compare', title: 'plan', actions: ['plan.open'], load: async () => (await import('./plan/compare-page.tsx')).ComparePage },
  { path: '/plans/$planId/match', title: 'plan', actions: ['plan.open'], load: async () => (await import('./plan/match-page.tsx')).MatchPage },
  { path: '/registers', title: 'registers', actions: ['register.list'], menu: 'registers', load: async () => (await import('./register/registers-page.tsx')).RegistersPage },
  { path: '/designer', title: 'designer', actions: ['drawing.list'], load: async () => (await import('./designer/drawings-page.tsx')).DrawingsPage },
  { path: '/designer/new', title: 'designer', actions: ['register.draw'], load: async () => (await import('./designer/designer-page.tsx')).NewDrawingPage },
  { path: '/designer/new/workbook', title: 'designer', actions: ['drawing.guess'], load: async () => (await import('./designer/workbook-page.tsx')).WorkbookPage },
  { path: '/designer/$key', title: 'designer', actions: ['drawing.open'], load: async () => (await import('./designer/designer-page.tsx')).DrawingPage },
  { path: '/registers/$key', title: 'registers', actions: ['record.list'], load: async () => (await import('./register/register-page.tsx')).RegisterPage },
  { path: '/registers/$key/new', title: 'registers', actions: ['record.create'], load: async () => (await import('./record/record-form-page.tsx')).NewRecordPage },
  { path: '/registers/$key/import', title: 'imports', actions: ['import.start'], load: async () => (await import('./import/import-page.tsx')).ImportPage },
  { path: '/registers/$key/sheet', title: 'registers', actions: ['record.create'], load: async () => (await import('./sheet/sheet-page.tsx')).SheetPage },
  { path: '/registers/$key/records/$id/edit', title: 'registers', actions: ['record.change'], load: async () => (await import('./record/record-form-page.tsx')).EditRecordPage },
  { path: '/registers/$key/records/$id', title: 'registers', actions: ['record.open'], load: async () => (await import('./record/record-page.tsx')).RecordPage },
  { path: '/schools/$unitId', title: 'school', actions: ['record.list'], load: async () => (await import('./school/school-page.tsx')).SchoolPage },
  { path: '/indicators', title: 'indicators', actions: ['indicator.list'], load: async () => (await import('./indicator/indicators-page.tsx')).IndicatorsPage },
  { path: '/indicators/$key', title: 'indicators', actions: ['indicator.drill'], load: async () => (await import('./indicator/indicator-page.tsx')).IndicatorPage },
  { path: '/documents', title: 'documents', actions: ['document.list'], menu: 'documents', load: async () => (await import('./document/documents-page.tsx')).DocumentsPage },
  { path: '/documents/$id', title: 'documents', actions: ['document.open'], load: async () => (await import('./document/document-page.tsx')).DocumentPage },
  { path: '/targets', title: 'targets', actions: ['target.list'], menu: 'targets', load: async () => (await import('./target/targets-page.tsx')).TargetsPage },
  { path: '/targets/$id', title: 'target', actions: ['target.open'], load: async () => (await import('./commitment/commitment-page.tsx')).TargetPage },
  { path: '/tasks', title: 'tasks', actions: ['task.list'], menu: 'tasks', load: async () => (await import('./task/tasks-page.tsx')).TasksPage },
  { path: '/tasks/$id', title: 'task', actions: ['task.open'], load: async () => (await import('./commitment/commitment-page.tsx')).TaskPage },
  { path: '/reporting', title: 'reporting', actions: ['report.list'], menu: 'rounds', load: async () => (await import('./round/round-tabs.tsx')).ReportingPage },
  { path: '/reporting/mine', title: 'reporting', actions: ['report.submit'], load: async () => (await import('./round/reports-page.tsx')).ReportsPage },
  { path: '/reporting/reports/$id', title: 'reporting', actions: ['report.open'], load: async () => (await import('./round/report-page.tsx')).ReportPage },
  { path: '/reporting/checks', title: 'reporting', actions: ['report.approve'], load: async () => (await import('./round/checks-page.tsx')).ChecksPage },
  { path: '/reporting/rounds', title: 'reporting', actions: ['round.list'], load: async () => (await import('./round/rounds-page.tsx')).RoundsPage },
  { path: '/reporting/rounds/$id', title: 'reporting', actions: ['round.open'], load: async () => (await import('./round/round-page.tsx')).RoundPage },
  { path: '/reporting/burden', title: 'reporting', actions: ['burden.open'], load: async () => (await import('./round/burden-page.tsx')).BurdenPage },
  { path: '/audit', title: 'audit', actions: ['audit.list'], menu: 'audit', load: async () => (await import('./audit/audit-page.tsx')).AuditPage },
  { path: '/admin', title: 'admin', actions: ['account.list', 'unit.create', 'unit.merge', 'setting.change'], menu: 'admin', load: async () => (await import('./admin/admin-tabs.tsx')).AdminPage },
  { path: '/admin/accounts', title: 'accounts', actions: ['account.list'], load: async () => (await import('./admin/accounts-page.tsx')).AccountsPage },
  { path: '/admin/units', title: 'units', actions: ['unit.create', 'unit.merge'], load: async () => (await import('./admin/units-page.tsx')).UnitsPage },
  { path: '/admin/tokens', title: 'tokens', actions: ['token.list'], load: async () => (await import('./admin/tokens-page.tsx')).TokensPage },
  { path: '/admin/settings', title: 'settings', actions: ['setting.change'], load: async () => (await import('./admin/settings-page.tsx')).SettingsPage },
  { path: '/api-docs', title: 'apiDocs', actions: ['register.describe'], load: async () => (await import('./api-docs/api-docs-page.tsx')).ApiDocsPage },
  { path: '/password', title: 'password', actions: [], load: async () => (await import('./session/password-page.tsx')).PasswordPage },
  { path: '/sessions', title: 'sessions', actions: [], load: async () => (await import('./session/sessions-page.tsx')).SessionsPage },
];

/** Whether somebody with these actions may open the page. */
export const mayOpen = (page: Page, actions: readonly string[]): boolean =>
  page.actions.length === 0 || page.actions.some((action) => actions.includes(action));

/** Pages that stand in the menu of somebody with these actions. */
export const menuOf = (actions: readonly string[]): readonly Page[] =>
  pages.filter((page) => page.menu !== undefined && mayOpen(page, actions));
