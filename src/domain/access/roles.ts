/*
 * Who people are in the system. The three administrators exclude one another and every business role
 * (GB/T 22239-2019 8.1.5.1–8.1.5.3): the system administrator keeps accounts, the security administrator grants,
 * the audit administrator reads the audit; none of them sees business data.
 */

/** How delicate a row is: 0 public, 1 internal, 2 personal, 3 sensitive. */
export const sensitivities = ['public', 'internal', 'personal', 'sensitive'] as const;
export type Sensitivity = 0 | 1 | 2 | 3;

/** What a role is and how far it sees. */
export interface Role {
  readonly zh: string;
  readonly en: string;
  readonly group: 'administrator' | 'bureau' | 'school';
  /** Reads the units below its own (`unit`), or the whole county (`county`). Writing is always within its own unit. */
  readonly reads: 'none' | 'unit' | 'county';
  /** The most delicate rows it may see. */
  readonly ceiling: Sensitivity;
}

/** Every role by its key. */
export const roles = {
  system_admin: { zh: '系统管理员', en: 'System administrator', group: 'administrator', reads: 'none', ceiling: 0 },
  security_admin: { zh: '安全管理员', en: 'Security administrator', group: 'administrator', reads: 'none', ceiling: 0 },
  audit_admin: { zh: '审计管理员', en: 'Audit administrator', group: 'administrator', reads: 'none', ceiling: 0 },
  leader: { zh: '局领导', en: 'Bureau leader', group: 'bureau', reads: 'county', ceiling: 2 },
  office: { zh: '局办公室', en: 'Bureau office', group: 'bureau', reads: 'county', ceiling: 2 },
  section: { zh: '科室人员', en: 'Section officer', group: 'bureau', reads: 'county', ceiling: 2 },
  inspector: { zh: '督学', en: 'Inspector', group: 'bureau', reads: 'county', ceiling: 1 },
  district: { zh: '学区负责人', en: 'School district head', group: 'school', reads: 'unit', ceiling: 1 },
  head: { zh: '校（园）长', en: 'Head teacher', group: 'school', reads: 'unit', ceiling: 2 },
  clerk: { zh: '学校填报员', en: 'School clerk', group: 'school', reads: 'unit', ceiling: 2 },
} as const satisfies Record<string, Role>;

export type RoleKey = keyof typeof roles;

/** Every role key, in the order screens list them. */
export const roleKeys = Object.keys(roles) as readonly RoleKey[];

/** Whether one person may hold all these roles: an administrator holds exactly one. */
export function canHoldTogether(keys: readonly RoleKey[]): boolean {
  const distinct = new Set(keys);
  return distinct.size <= 1 || ![...distinct].some((key) => roles[key].group === 'administrator');
}
