import { describe, expect, it } from 'vitest';
import type { AuditRow } from '../../contract/audit.ts';
import { betweenDays, peopleIn } from './use-audit.ts';

const row = (seq: number, at: string, actorId: string | null, actorName = ''): AuditRow => ({
  seq, at, actorId, actorName, action: 'session.open', label: { zh: '登录', en: 'Sign in' }, objectKind: 'account', objectId: '', unitPath: '', outcome: 'done', code: '', details: {}, address: '', hash: '',
});
const rows = [row(3, '2026-03-02T16:30:00Z', 'a', '甲'), row(2, '2026-03-02T15:30:00Z', null), row(1, '2026-03-01T01:00:00Z', 'a', '甲')];

describe('narrowing the audit', () => {
  it('counts days as the bureau’s clock does', () => {
    expect(betweenDays(rows, '2026-03-03', '').map((one) => one.seq)).toEqual([3]);
    expect(betweenDays(rows, '2026-03-02', '2026-03-02').map((one) => one.seq)).toEqual([2]);
    expect(betweenDays(rows, '', '')).toHaveLength(3);
  });

  it('names each person once and the system never', () => {
    expect(peopleIn(rows)).toEqual([{ id: 'a', name: '甲' }]);
  });
});
