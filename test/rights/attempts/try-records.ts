/* Registers, their records, and what is taken out of them. */
import { readXlsx } from 'hucre/xlsx';
import type { OpenedRecord, RecordPageView, RecordTotals, RecordVersion } from '../../../src/contract/register.ts';
import type { Cell } from '../cells.ts';
import type { Stage } from '../stage.ts';
import { outcomeOf, proved, putRecord, registerOf, shown, someName, type Attempts } from './attempt.ts';

const held = { 'if-match': '"1"' };

interface Put { readonly id: string; readonly name: string; readonly at: string; readonly register: string }

// A record at the place, and its address.
async function putOne(stage: Stage, { place, level }: Cell, row: Readonly<Record<string, unknown>> = {}): Promise<Put> {
  const register = registerOf(level);
  const name = someName();
  const id = await putRecord(stage, register, place, level, { f_name: name, ...row });
  return { id, name, register, at: `/api/registers/${register}/records/${id}` };
}

const column = (stage: Stage, { register, id }: Put, name: string) => stage.ask<unknown>(`select ${name} from reg_${register} where id = $1`, [id]);
const registerAt = ({ level }: Cell, rest: string): string => `/api/registers/${registerOf(level)}${rest}`;
const where = (name: string): string => `where=${encodeURIComponent(`name = "${name}"`)}`;

const reading: Attempts = {
  'record.list': async (stage, cell) => {
    const { id, name } = await putOne(stage, cell);
    return shown(await cell.who.person.send('GET', registerAt(cell, `/records?${where(name)}`)), (body: RecordPageView) => body.records.some((one) => one.id === id));
  },
  'record.open': async (stage, cell) => {
    const { at, name } = await putOne(stage, cell);
    return shown(await cell.who.person.send('GET', at), ({ record }: OpenedRecord) => record.values['name'] === name);
  },
  'record.trace': async (stage, cell) => shown(await cell.who.person.send('GET', `${(await putOne(stage, cell)).at}/history`), (body: RecordVersion[]) => body.length === 1),
  'record.total': async (stage, cell) => {
    const { name } = await putOne(stage, cell);
    return shown(await cell.who.person.send('GET', registerAt(cell, `/totals?sums=amount&${where(name)}`)), ({ whole }: RecordTotals) => whole.count === 1 && Number(whole.sums['amount']) === 7);
  },
  'record.tabulate': async (stage, cell) => {
    const { name } = await putOne(stage, cell);
    const answer = await cell.who.person.send('GET', registerAt(cell, `/table.xlsx?columns=name&sums=amount&${where(name)}`));
    if (answer.status !== 200) return outcomeOf(answer);
    const { sheets } = await readXlsx(answer.raw);
    return sheets[0]?.rows.some((cells) => cells[0] === '合计' && cells[1] === 1 && cells[2] === 7) === true ? 'done' : 'nothing';
  },
  'record.filter': async (_, { who: { person } }) => outcomeOf(await person.send('GET', `/api/registers/open/condition?${where('x')}`)),
  'person.find': async (_, cell) => outcomeOf(await cell.who.person.send('GET', `/api/people?unit=${cell.place.id}&search=o`)),
  'record.check': async (_, cell) => outcomeOf(await cell.who.person.send('POST', registerAt(cell, '/check'), { unitId: cell.place.id, values: { name: 'x' } })),
  'record.reveal': async (stage, cell) => {
    const { at } = await putOne(stage, cell);
    return shown(await cell.who.person.send('POST', `${at}/reveal`, { field: 'delicate', reason: '核对情况' }), ({ value }: { value: string }) => value === '秘密');
  },
  'record.export': async (stage, cell) => {
    const { name } = await putOne(stage, cell);
    const answer = await cell.who.person.send('GET', registerAt(cell, `/export?format=csv&${where(name)}`));
    return outcomeOf(answer) === 'done' && !answer.raw.toString('utf8').includes(name) ? 'nothing' : outcomeOf(answer);
  },
  'record.template': async (stage, cell) => {
    const { name } = await putOne(stage, cell);
    const answer = await cell.who.person.send('GET', registerAt(cell, `/template?unit=${cell.place.id}`));
    if (outcomeOf(answer) !== 'done') return outcomeOf(answer);
    return JSON.stringify((await readXlsx(answer.raw)).sheets).includes(name) ? 'done' : 'done, and nothing stands in it';
  },
};

const writing: Attempts = {
  'record.create': async (stage, cell) => {
    const name = someName();
    const answer = await cell.who.person.send('POST', registerAt(cell, '/records'), { unitId: cell.place.id, values: { name } });
    return proved(answer, async () => await stage.ask(`select unit_id::text from reg_${registerOf(cell.level)} where f_name = $1`, [name]) === cell.place.id);
  },
  'record.change': async (stage, cell) => {
    const one = await putOne(stage, cell);
    const answer = await cell.who.person.send('PATCH', one.at, { values: { amount: 8 } }, held);
    return proved(answer, async () => Number(await column(stage, one, 'f_amount')) === 8);
  },
  // Both ends must be kept: it is given away within the place, from a unit there to the same unit.
  'record.move': async (stage, cell) => {
    const one = await putOne(stage, cell);
    const to = stage.places.find(({ path }) => path === cell.who.at)?.id;
    const answer = await cell.who.person.send('POST', registerAt(cell, '/move'), { unitId: to, records: [{ id: one.id, version: 1 }] });
    return proved(answer, async () => await column(stage, one, 'unit_id') === to && await column(stage, one, 'version') === 2);
  },
  'record.retire': async (stage, cell) => {
    const one = await putOne(stage, cell);
    return proved(await cell.who.person.send('DELETE', one.at, { reason: '不再使用' }, held), async () => await column(stage, one, 'retired_at') !== null);
  },
  'record.restore': async (stage, cell) => {
    const one = await putOne(stage, cell, { retired_at: stage.world.clock.now, retire_reason: '不再使用' });
    return proved(await cell.who.person.send('POST', `${one.at}/restore`, { reason: '恢复使用' }, held), async () => await column(stage, one, 'retired_at') === null);
  },
  'record.bulk': async (stage, cell) => {
    const one = await putOne(stage, cell);
    const answer = await cell.who.person.send('POST', registerAt(cell, '/bulk'), { mode: 'all', rows: [{ do: 'change', id: one.id, version: 1, values: { amount: 8 } }] });
    return proved(answer, async () => Number(await column(stage, one, 'f_amount')) === 8);
  },
  'record.erase': async (stage, cell) => {
    const one = await putOne(stage, cell);
    return proved(await cell.who.person.send('POST', `${one.at}/erase`, { reason: '依法删除' }, held), async () => await column(stage, one, 'f_name') === null);
  },
};

// A register is the same to all; what the county draws is the office's.
const definitions: Attempts = {
  'register.list': async (_, { who: { person } }) => outcomeOf(await person.send('GET', '/api/registers')),
  'register.open': async (_, { who: { person } }) => outcomeOf(await person.send('GET', '/api/registers/open')),
  'register.describe': async (_, { who: { person } }) => outcomeOf(await person.send('GET', '/api/openapi.json')),
};

/** Records and registers. */
export const recordAttempts: Attempts = { ...reading, ...writing, ...definitions };
