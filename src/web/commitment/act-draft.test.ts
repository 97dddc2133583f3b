import { describe, expect, it } from 'vitest';
import type { Target } from '../../contract/ledger.ts';
import { bodyOf, faultOf, openDraft } from './act-draft.ts';
import type { CommitmentView } from './commitment-view.ts';

const row: Target = {
  id: 't', planId: 'p', planTitle: '要点', versionNo: 1, itemId: 'q1', version: 7, lead: { id: 'u1', name: '甲科', path: 'a/' }, assisting: [], owner: '',
  deadline: '2026-12-31', section: '一', source: { text: '', start: 0, end: 0 }, state: 'open', light: { colour: 'normal', why: '', whyEn: '' }, value: 3, basis: 'claimed',
  evidenceCount: 0, mayAssign: false, droppedIn: null, returned: false, reference: false, lastAt: '', year: 2026, metric: '图书', subject: '小学', comparator: 'range', required: [20, 25], unit: '册', baseline: null, period: '', per: '', proof: null, unprovable: false,
};
const view: CommitmentView = { kind: 'target', row, history: [], verbs: [] };

describe('a draft of a report', () => {
  it('sends the version shown and only what was changed', () => {
    const draft = openDraft(view);
    const body = bodyOf('revise', { ...draft, note: ' 按文件更正 ', row: { ...draft.row, requiredTo: 30, deadline: '' } }, view);
    expect(body).toEqual({ version: 7, note: '按文件更正', value: null, evidence: [], changes: { required: [20, 30], deadline: null } });
  });

  it('sends no fields with a report', () => {
    const draft = { ...openDraft(view), value: 4 };
    expect(bodyOf('progress', draft, view)).toEqual({ version: 7, note: '', value: 4, evidence: [], changes: {} });
  });

  it.each([
    ['return', {}, 'needReason'], ['cancel', {}, 'needReason'], ['return', { note: '缺证据' }, null],
    ['progress', {}, 'needReport'], ['progress', { note: '正在施工' }, null], ['claim', {}, null],
  ] as const)('%s with %o', (verb, typed, fault) => {
    expect(faultOf(verb, { ...openDraft(view), ...typed }, view)).toBe(fault);
  });

  it('refuses a range that runs backwards and a lead that is empty', () => {
    const draft = openDraft(view);
    expect(faultOf('revise', { ...draft, row: { ...draft.row, requiredTo: 10 } }, view)).toBe('needOrder');
    expect(faultOf('assign', { ...draft, row: { ...draft.row, leadUnitId: '' } }, view)).toBe('needLead');
  });
});
