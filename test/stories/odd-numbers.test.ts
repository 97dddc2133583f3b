/*
 * A credit code whose check character does not fit, as some certificates have it: taken with an explanation, by the page, in a
 * report and from a file; refused where nobody says a word; and what has not even the shape of one is refused always.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtIn } from '../world/built-in.ts';
import type { AuditPage } from '../../src/contract/audit.ts';
import type { ImportRowView, ImportView } from '../../src/contract/import.ts';
import type { SavedRecord } from '../../src/contract/register.ts';
import type { OpenedReport, ReportRow } from '../../src/contract/round.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';

const world = useWorld({ catalogue: builtIn });
const odd = '91350211M0000XUF46';
const values = { school_code: '2135000001', kind: 'primary', ownership: 'public', area_type: 'city' };
const explanation = '证书即如此登记，已向编办核实';
let clerk: Person;
let office: Person;
let units: readonly Unit[];
let round = '';
const unitId = (name: string): string => units.find((unit) => unit.name === name)?.id ?? '';
const school = '青岚县实验小学';

beforeAll(async () => {
  [clerk, office] = [await world.as('张文'), await world.as('周敏')];
  units = await office.get<Unit[]>('/api/units');
  const { id } = await office.do<{ id: string }>('POST', '/api/rounds', {
    name: '学校基本情况', basis: '', minutes: 20, opensOn: '2026-03-02', dueOn: '2026-03-20', registers: [{ register: 'school', period: '' }], chosen: { kinds: [], below: null, units: [unitId(school), unitId('青岚县第二中学')] },
  });
  round = id;
});

const save = (typed: object, explanations?: object) => clerk.send('POST', '/api/registers/school/records', { unitId: unitId(school), values: { ...values, ...typed }, ...(explanations && { explanations }) });

describe('a credit code that fails its check', () => {
  it('is kept, marked as unusual, and what is said of it stands in the audit', async () => {
    expect((await save({ credit_code: '9135021' })).body).toMatchObject({ code: 'R304', details: { fields: ['credit_code'], codes: ['V113'] } });
    const answer = await save({ credit_code: odd }, { 'odd:credit_code': explanation });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    const { record, findings } = answer.body as SavedRecord;
    expect(record.values['credit_code']).toBe(odd);
    expect(findings).toMatchObject([{ field: 'credit_code', strength: 'experience', code: 'V133', check: 'odd:credit_code', zh: expect.stringContaining('校验码不对') as string }]);
    const { rows } = await (await world.as('马清')).get<AuditPage>('/api/audit?action=record.create');
    expect(rows.find(({ objectId }) => objectId === record.id)?.details).toMatchObject({ explanations: { 'odd:credit_code': explanation } });
  });

  it('is not sent up to the bureau without a word, and is with one that the checker reads', async () => {
    await (await world.as('何建国')).do('POST', `/api/rounds/${round}/start`, { version: 1 });
    const report = (await clerk.get<ReportRow[]>('/api/reports?for=fill')).find(({ roundId }) => roundId === round);
    const submit = async (explanations: object[]) => {
      const { report: now } = await clerk.get<OpenedReport>(`/api/reports/${report?.id}`);
      return clerk.send('POST', `/api/reports/${report?.id}/submit`, { version: now.version, declaration: 'filled', explanations });
    };
    expectProblem(await submit([]), 'N111');
    expect((await submit([{ recordId: '', check: 'odd:credit_code', text: explanation }])).status).toBe(200);
    expect(await office.get<OpenedReport>(`/api/reports/${report?.id}`)).toMatchObject({
      report: { state: 'submitted' }, explanations: [{ check: 'odd:credit_code', text: explanation }], groups: [{ key: 'odd:credit_code', count: 1, explained: 1 }],
    });
  });
});

async function settled(id: string): Promise<ImportView> {
  for (;;) {
    const view = await office.get<ImportView>(`/api/imports/${id}`);
    if (['checked', 'done', 'failed'].includes(view.state)) return view;
    await pause(20);
  }
}

describe('a file with one', () => {
  it('is not written until it is explained', async () => {
    const bytes = Buffer.from(['学校标识码,统一社会信用代码,学校类别,办别,城乡类型', `3135000002,${odd},初级中学,公办,城区`].join('\n'));
    const sent = await office.upload('/api/imports/file', { name: '学校.csv', bytes }, { register: 'school', unitId: unitId('青岚县第二中学'), reach: 'unit' });
    const view = await settled((sent.body as ImportRowView).id);
    const group = view.groups.find(({ code }) => code === 'V133');
    expect(group, JSON.stringify(view.groups)).toMatchObject({ strength: 'experience', field: 'credit_code' });
    expect(view.counts).toMatchObject({ added: 1, faulty: 0 });
    expectProblem(await office.send('POST', `/api/imports/${view.id}/commit`, {}), 'I153');
    expect((await office.send('POST', `/api/imports/${view.id}/commit`, { explanations: { [group?.key ?? '']: explanation } })).status).toBe(202);
    expect(await settled(view.id)).toMatchObject({ state: 'done', counts: { added: 1 } });
  });
});
