/*
 * What the token of another system may do: named rights in named registers, at one unit and below it, up to a degree of
 * delicacy. What is not named is refused; values are never revealed and records never erased by a token.
 */
import type { Words } from '../problems/problem.ts';
import type { Sensitivity } from './roles.ts';

/** The rights a token may hold in a register. */
export const tokenRights = {
  read: { zh: '读取', en: 'Read' },
  write: { zh: '填写', en: 'Write' },
  import: { zh: '导入', en: 'Import' },
  export: { zh: '导出', en: 'Export' },
  report: { zh: '上报', en: 'Report' },
} as const satisfies Record<string, Words>;

export type TokenRight = keyof typeof tokenRights;

/** How far a token reaches; its unit is the unit of its actor. */
export interface TokenReach {
  /** By register. */
  readonly scopes: Readonly<Record<string, readonly TokenRight[]>>;
  readonly ceiling: Sensitivity;
}

/** Where a token stands in its life. */
export const tokenStates = {
  proposed: { zh: '待批准', en: 'Waiting' },
  suspended: { zh: '恢复备份后待重新批准', en: 'Suspended by a restore' },
  granted: { zh: '在用', en: 'In force' },
  expired: { zh: '已过期', en: 'Expired' },
  revoked: { zh: '已撤销', en: 'Revoked' },
  unit_retired: { zh: '单位已停用', en: 'Unit retired' },
} as const satisfies Record<string, Words>;

export type TokenState = keyof typeof tokenStates;

/** The longest a token is good for, in days. */
export const LONGEST_TOKEN_DAYS = 366;
/** Requests a minute a token may send where the county has set nothing else. */
export const TOKEN_REQUESTS_A_MINUTE = 600;

/** Whether the token names the register at all. */
export const namesRegister = ({ scopes }: TokenReach, register: string): boolean => Object.keys(scopes).includes(register);

/** Whether the token holds this right in the register, or in any when none is named. */
export const holdsRight = ({ scopes }: TokenReach, right: TokenRight, register?: string): boolean =>
  Object.entries(scopes).some(([key, rights]) => (register === undefined || key === register) && rights.includes(right));
