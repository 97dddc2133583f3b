/* Indicators at the terminal: what is counted and what it means without a database, figures of a county that runs. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AuditPage } from '../../src/contract/audit.ts';
import type { FiguresView, IndicatorView, SeriesView } from '../../src/contract/indicator.ts';
import { call, runXuezheng, signInAt, startFresh, useServer } from './running-server.ts';

const place = useServer('indicators', startFresh);

const run = (...args: string[]) => runXuezheng(['indicator', ...args]).ended;
const values = (...args: string[]) => run('values', ...args, '--data', join(place.folder, 'data-sample'));

describe('without a database', () => {
  it('lists and explains', async () => {
    const listed = await run('list', '--area', 'classes');
    expect([listed.code, listed.out.split('\n')[0]]).toEqual([0, expect.stringMatching(/^键名 +名称/)]);
    expect(listed.err).toMatch(/^共 \d+ 个指标。\n$/);
    const one = await run('show', '大班额占比', '--json');
    expect(JSON.parse(one.out) as IndicatorView).toMatchObject({ key: 'large_class_share', formula: expect.stringContaining('count(class') as string });
    expect((await run('show', 'large_class_share', '--lang', 'en')).out).toMatch(/^Share of large classes {2}large_class_share\n/);
  });

  it('tells what is wrong with a question', async () => {
    for (const args of [['show', 'nothing'], ['list', '--area', 'nothing'], ['values', '--by', 'week'], ['values', '--period', '26'], ['values', '--as-of', '2026-02-30']]) {
      const { code, out, err } = await run(...args);
      expect([code, out], args.join(' ')).toEqual([1, '']);
      expect(err).toMatch(/^(R101|X105) /);
    }
  });
});

describe('on a county that runs', () => {
  it('figures come as a table and as JSON, and stand in the audit', async () => {
    const shown = await values('large_class_share', '小学在校生数');
    expect([shown.code, shown.err]).toEqual([0, '']);
    expect(shown.out).toMatch(/^青岚县教育局\n键名.*\n─.*\nlarge_class_share +大班额占比 +[\d.]+% +\d{4}-\d{4} +\d+\/\d+\n/);
    expect((await values('--area', 'techers')).err).toMatch(/^R101 没有找到领域“techers”/);
    const whole = JSON.parse((await values('--area', 'teachers', '--by', 'unit', '--json')).out) as FiguresView;
    expect(whole.rows.length).toBeGreaterThan(3);
    expect(whole.indicators.every(({ area, withheld }) => area === 'teachers' && withheld === null)).toBe(true);
    const auditor = await signInAt(place.server.url, '马清');
    const { body } = await call<AuditPage>(auditor, 'GET', '/api/audit?limit=20');
    expect(JSON.stringify(body)).toContain('indicator.compute');
  });

  it('a series is a table by time, and JSON', async () => {
    const { out } = await run('series', '大班额占比', '--points', '2', '--data', join(place.folder, 'data-sample'));
    expect(out).toMatch(/^青岚县教育局\n大班额占比\n时间 +数值 +比上年.*\n─.*\n\d{4}-\d{4} .*\n\d{4}-\d{4} +[\d.]+%/);
    const whole = JSON.parse((await run('series', 'class_count', '--step', 'month', '--json', '--data', join(place.folder, 'data-sample'))).out) as SeriesView;
    expect(whole.rows[0]?.series[0]).toHaveLength(12);
    expect((await run('series', 'class_count', '--points', '99')).err).toMatch(/^X105 /);
  });

  it('an unknown unit or indicator is told', async () => {
    expect((await values('--unit', '没有的学校')).err).toMatch(/^R101 没有找到单位“没有的学校”/);
    expect((await values('no_such')).err).toMatch(/^R101 没有找到指标“no_such”/);
  });

  it('a table by unit has a line for each', async () => {
    const { out } = await values('class_count', '--by', 'stage', '--lang', 'en');
    expect(out.split('\n')[0]).toMatch(/^Unit +Stage +Classes$/);
    expect((await values('class_count', '--unit', '青岚县实验小学', '--by', 'all')).out).toContain('青岚县实验小学');
  });
});
