/* Indicators: what they say is the same to all; their figures are those of units whose rows one may see. */
import type { DrillView, FiguresView, SeriesView } from '../../../src/contract/indicator.ts';
import type { DraftView } from '../../../src/contract/document.ts';
import { randomUUID } from 'node:crypto';
import type { IndicatorReport, OpenedOwnIndicator, OwnIndicatorList } from '../../../src/contract/own-indicator.ts';
import type { Stage } from '../stage.ts';
import type { Cell } from '../cells.ts';
import { outcomeOf, proved, putRecord, registerOf, shown, type Attempts } from './attempt.ts';

const someKey = (): string => `i${randomUUID().slice(0, 8)}`;
const written = (key: string): string => `key: ${key}\nname: ${key}\nformula: count(open)\ntime: day\nexamples: [{ rows: { open: [{ name: 甲 }] }, value: 1 }]\n`;
const inForce = async (stage: Stage, county: string): Promise<string> => {
  const key = someKey();
  await stage.ask('insert into indicator_definition (county, key, version, written, drawn_by, drawn_by_name, approved_by, approved_by_name, approved_at) values ($1, $2, 1, $3, gen_random_uuid(), $4, gen_random_uuid(), $4, now())', [county, key, written(key), '甲']);
  return key;
};
const waiting = (stage: Stage, { place }: Cell): Promise<string> => {
  const key = someKey();
  return stage.put('indicator_proposal', { county: place.county, key, base: 0, written: written(key), proposed_by: randomUUID(), proposed_by_name: '甲', proposed_at: stage.world.clock.now });
};
const outcomeStored = (stage: Stage, id: string) => stage.ask<string | null>('select outcome from indicator_proposal where id = $1', [id]);

/** Indicators a county makes itself. */
const ownAttempts: Attempts = {
  'indicator.review': async (stage, { who: { person }, place }) => {
    const key = await inForce(stage, place.county);
    return shown(await person.send('GET', '/api/indicators/own'), ({ indicators }: OwnIndicatorList) => indicators.some((one) => one.key === key));
  },
  'indicator.read': async (stage, { who: { person }, place }) => {
    const key = await inForce(stage, place.county);
    return shown(await person.send('GET', `/api/indicators/own/${key}`), (view: OpenedOwnIndicator) => view.key === key);
  },
  'indicator.check': async (_, { who: { person } }) => shown(await person.send('POST', '/api/indicators/own/check', { written: written(someKey()) }), ({ faults }: IndicatorReport) => faults.length === 0),
  'indicator.propose': async (stage, { who: { person } }) => {
    const key = someKey();
    return proved(await person.send('POST', '/api/indicators/own/proposals', { written: written(key), version: 0 }), async () => await stage.ask('select count(*)::int from indicator_proposal where key = $1', [key]) === 1);
  },
  'indicator.approve': async (stage, cell) => {
    const id = await waiting(stage, cell);
    return proved(await cell.who.person.send('POST', `/api/indicators/own/proposals/${id}/approve`), async () => await outcomeStored(stage, id) === 'approved');
  },
  'indicator.decline': async (stage, cell) => {
    const id = await waiting(stage, cell);
    return proved(await cell.who.person.send('POST', `/api/indicators/own/proposals/${id}/decline`), async () => await outcomeStored(stage, id) === 'declined');
  },
};

/** Indicators, their figures, and documents that tell them. */
export const indicatorAttempts: Attempts = {
  ...ownAttempts,
  'indicator.list': async (_, { who: { person } }) => outcomeOf(await person.send('GET', '/api/indicators')),
  'indicator.open': async (_, { who: { person } }) => outcomeOf(await person.send('GET', '/api/indicators/open_rows')),
  'indicator.compute': async (stage, { who: { person }, place, level }) => {
    await putRecord(stage, registerOf(level), place, level);
    return shown(await person.send('GET', `/api/indicators/values?keys=${registerOf(level)}_rows&unit=${place.id}`), ({ rows }: FiguresView) => Number(rows[0]?.values[0]) > 0);
  },
  'indicator.drill': async (stage, { who: { person }, place, level }) => {
    await putRecord(stage, registerOf(level), place, level);
    return shown(await person.send('GET', `/api/indicators/${registerOf(level)}_rows/drill?unit=${place.id}`), ({ value, parts }: DrillView) => Number(value) > 0 && parts[0]?.value === value);
  },
  'indicator.trace': async (stage, { who: { person }, place, level }) => {
    await putRecord(stage, registerOf(level), place, level);
    return shown(await person.send('GET', `/api/indicators/series?keys=${registerOf(level)}_rows&unit=${place.id}&points=1`), ({ rows }: SeriesView) => Number(rows[0]?.series[0]?.[0]?.value) > 0);
  },
  // Everybody has a board of their own; that it shows nothing out of their sight is told by test/stories/board.test.ts.
  'board.open': async (_, { who: { person } }) => outcomeOf(await person.send('GET', '/api/board')),
  'report.draft': async (stage, { who: { person }, place, level }) => {
    await putRecord(stage, registerOf(level), place, level);
    return shown(await person.send('POST', `/api/documents/${registerOf(level)}_note/draft`, { unit: place.id }), ({ document }: DraftView) => Number(document.facts[0]?.value) > 0);
  },
};
