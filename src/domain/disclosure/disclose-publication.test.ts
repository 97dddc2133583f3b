import { expect, it } from 'vitest';
import { publicDocument } from '../../contract/disclosure.ts';
import { disclosePublication, type FrozenForPublic, type PublicationForPublic } from './disclose-publication.ts';
import { isNumberRule, writeIndexNumber } from './index-number.ts';
import { hideSmallCells } from './small-cells.ts';

const words = { zh: '学生数', en: 'Pupils' };
const figure: FrozenForPublic = {
  ref: 'pupils@county@2026-11-20', version: 2, name: words, explanation: words, measure: { zh: '人', en: '' }, source: '', unit: { name: '某县教育局' }, period: null, moment: '2026-11-20T04:00:00.000Z', value: '41200',
  rows: [{ registerName: { zh: '班级', en: 'Classes' }, rows: 412, digest: 'a'.repeat(64) }],
};
const tree: PublicationForPublic['tree'] = {
  title: [{ text: '工作情况' }], facts: [{ id: 'f001', text: '41200人', refs: [figure.ref, 'hidden@county@2026'] }],
  blocks: [
    { kind: 'heading', level: 1, marker: '一、', pieces: [{ text: '学生' }], from: 'x' },
    { kind: 'paragraph', lead: { kind: 'heading', level: 2, marker: '（一）', pieces: [{ text: '在校生。' }], from: 'x' }, sentences: [{ from: 'typed', pieces: [{ text: '共' }, { text: '41200人', fact: 'f001' }, { text: '。' }] }] },
    { kind: 'chart', shape: 'bar', caption: [{ text: '走势' }], points: [{ name: '2026', fact: 'f001', value: '41200', text: '41200人' }], from: 'x' },
  ],
};

it('a publication goes out as text and figures, and nothing else of it', () => {
  const secret = { createdBy: '某人', unit: { name: '某县教育局', path: 'x/', id: 'y' } };
  const told = disclosePublication({ tree, figures: [{ ...figure, ...secret }], ...secret } as PublicationForPublic);
  expect(publicDocument.parse(told)).toEqual(told);
  expect(told.figures[0]?.asOf).toBe('2026-11-20 12:00');
  expect(JSON.stringify(told)).not.toMatch(/某人|x\/|hidden|typed/);
  expect(told.blocks.map((block) => (block.kind === 'table' ? block.rows[0]?.[1]?.[0]?.fact : block.pieces.map(({ text }) => text).join('')))).toEqual(['一、学生', '（一）在校生。共41200人。', 'f001']);
});

it.each([
  [['1860', '6', '31'], ['1860', null, null]], [['1860', '6', '3'], ['1860', null, null]], [['1860', '0', '31'], ['1860', '0', '31']], [['5', null], [null, null]],
])('of %j by unit %j is shown', (values, shown) => {
  expect(hideSmallCells(values.map((value) => ({ unit: 'u', value, shown: value ?? '—' })), 10).map(({ value }) => value)).toEqual(shown);
});

it('index numbers are written by a rule that can be none other', () => {
  expect(writeIndexNumber('12690123MB0A12345X/{year}-{serial:5}', { county: 'x', year: 2026, serial: 7 })).toBe('12690123MB0A12345X/2026-00007');
  const rules = ['{county}/{year}-{serial:5}', '{year}{serial:4}', '{year}', '{serial:5}', '../{year}-{serial:5}', '{year}/<b>{serial:5}', '{year}//{serial:5}', '{year}-{serial:5}{other}'];
  expect(rules.filter(isNumberRule)).toEqual(rules.slice(0, 2));
});
