/* Templates of documents prove themselves: each is composed with the figures of its examples. A wrong one is told with file and line. */
import { describe, expect, it } from 'vitest';
import { checkDocument, countCharacters, refusalsOf, type DocumentFinding } from '../domain/report/check-document.ts';
import { composeDocument, listAsks } from '../domain/report/compose-document.ts';
import type { Block, DocumentTree, Piece } from '../domain/report/document.ts';
import { inMemoryFigures, refOf, type FigureSource, type SourcedFigure } from '../domain/report/figure-source.ts';
import { manuscriptOfTemplate } from '../domain/report/manuscript-of-template.ts';
import { outdatedSentences } from '../domain/report/outdated-sentences.ts';
import { compareWithNow, freezeDocument } from '../domain/report/freeze-document.ts';
import { plainText } from '../domain/report/plain-text.ts';
import { composeExample, exampleContext, exampleSource, runTemplateExample } from '../domain/report/run-template-example.ts';
import type { DocumentTemplate } from '../domain/report/template.ts';
import { defineDocument } from './define-document.ts';
import { documentFile } from './document-file.ts';
import { deepFreeze, readCatalogue } from './read-catalogue.ts';
import { readYaml } from './read-yaml.ts';

const { documents = new Map<string, DocumentTemplate>() } = await readCatalogue();

describe.each([...documents.values()].map((template) => [template.key, template] as const))('%s', (_, template) => {
  it.each(template.examples.map((example) => [example.year, example] as const))('holds its example of %d, and its arithmetic is right', (__, example) => {
    expect(runTemplateExample(template, example)).toEqual([]);
    expect(checkDocument(composeExample(template, example), { template, source: exampleSource(template, example) }).filter(({ kind }) => kind !== 'left_out')).toEqual([]);
  });

  it('has two examples, and asks for every figure it shows in one go', () => {
    expect(template.examples.length).toBeGreaterThanOrEqual(2);
    for (const example of template.examples) {
      const asked = new Set(listAsks(template, exampleContext(example)).map(refOf));
      expect(composeExample(template, example).facts.flatMap(({ refs }) => refs).filter((ref) => !ref.startsWith('target:') && !asked.has(ref))).toEqual([]);
    }
  });
});

const text = `key: sample
name: 样稿
title: "{office}{year}年工作总结"
length: 200
figures:
  money: { name: 投入, indicator: spent, time: year, unit: 元, shown: 万元 }
  province: { name: 省级, indicator: spent_province, time: year, unit: 元, shown: 万元 }
  county: { name: 县级, indicator: spent_county, time: year, unit: 元, shown: 万元 }
  rate: { name: 巩固率, indicator: retention, time: year, unit: "%", decimals: 1 }
opening: ["{area}教育系统扎实推进各项工作。"]
parts:
  - heading: 经费
    say:
      - 投入经费{money}，其中省级{province}、县级{county}。
      - { when: rate > previous.rate, text: "巩固率{rate}，{rate.compared}。", otherwise: "巩固率{rate}。" }
      - { text: "投入经费再说一次，{money}。", new_paragraph: true }
      - chart: { shape: line, caption: 投入, points: [{ name: 投入, figure: money }], years: 3 }
  - heading: 问题
    when: money < 1
    say: [没有经费。]
`;

function define(source: string, indicators?: ReadonlyMap<string, { readonly measure: { readonly zh: string; readonly en: string } }>) {
  const read = readYaml('catalog/plan/documents/sample.yaml', source, documentFile);
  const defined = 'faults' in read ? { faults: read.faults } : defineDocument(read, 'plan', indicators);
  return { template: 'template' in defined ? defined.template : undefined, faults: defined.faults.map(({ line, column, say }) => `${line}:${column} ${say.zh}`) };
}

const { template: sample } = define(text);
if (sample === undefined) throw new Error('the sample template is wrong');
const template: DocumentTemplate = sample;
const context = { year: 2025, asOf: '2025-12-31', office: '云溪县教育局', area: '全县' };
const figure = (value: string | null, unit = '元', previous: string | null = null): SourcedFigure => ({ value, unit, decimals: 1, better: 'more', previous, target: null });
const figures = (more: Readonly<Record<string, SourcedFigure>> = {}): FigureSource => inMemoryFigures({
  'spent@county@2025': figure('12000000'), 'spent@county@2024': figure('11000000'), 'spent@county@2023': figure('10000000'), 'spent_province@county@2025': figure('5000000'), 'spent_county@county@2025': figure('7000000'),
  'retention@county@2025': figure('96.5', '%', '95.2'), ...more,
});
const compose = (source = figures()): DocumentTree => deepFreeze(composeDocument(template, context, source));
const told = (findings: readonly DocumentFinding[]): string[] => findings.map(({ kind, severity, say }) => `${kind} ${severity} ${say.zh}`);
const check = (tree: DocumentTree, source = figures(), lastYear?: string): string[] => told(checkDocument(tree, { template, source, ...(lastYear === undefined ? {} : { lastYear }) }));
/** The document with other pieces in the first paragraph under its first heading. */
const rewrite = (tree: DocumentTree, change: (pieces: readonly Piece[]) => readonly Piece[], from?: string): DocumentTree => ({ ...tree, blocks: tree.blocks.map((block, at): Block => (block.kind === 'paragraph' && at === 2
  ? { ...block, sentences: block.sentences.map((sentence, place) => (place === 0 ? { from: from ?? sentence.from, pieces: change(sentence.pieces) } : sentence)) } : block)) });

describe('composing', () => {
  it('says the sentences whose conditions hold, numbers the headings, and keeps what every figure is', () => {
    const tree = compose();
    expect(plainText(tree).text).toBe(['云溪县教育局2025年工作总结', '全县教育系统扎实推进各项工作。', '一、经费', '投入经费1200万元，其中省级500万元、县级700万元。巩固率96.5%，比上年提高1.3个百分点。', '投入经费再说一次，1200万元。', '投入'].join('\n'));
    expect(tree.facts.map(({ id, refs, text: said, value }) => [id, ...refs, said, value])).toEqual([
      ['f001', 'spent@county@2025', '1200万元', '12000000'], ['f002', 'spent_province@county@2025', '500万元', '5000000'], ['f003', 'spent_county@county@2025', '700万元', '7000000'],
      ['f004', 'retention@county@2025', '96.5%', '96.5'], ['f005', 'retention@county@2025', '比上年提高1.3个百分点', '1.3'], ['f006', 'spent@county@2025', '1200万元', '12000000'],
      ['f007', 'spent@county@2023', '1000万元', '10000000'], ['f008', 'spent@county@2024', '1100万元', '11000000'], ['f009', 'spent@county@2025', '1200万元', '12000000'],
    ]);
    expect(tree.blocks.at(-1)).toMatchObject({ kind: 'chart', shape: 'line', points: [{ name: '2023年', value: '10000000' }, { name: '2024年' }, { name: '2025年', fact: 'f009' }] });
  });

  it('says the other sentence where the condition does not hold', () => {
    expect(plainText(compose(figures({ 'retention@county@2025': figure('95', '%', '95.2') }))).text).toContain('巩固率95%。');
  });
});

describe('checking a document', () => {
  it('says nothing of one that is right', () => {
    expect(check(compose())).toEqual([]);
  });

  it('tells a sum that its parts do not make, with its facts and its place', () => {
    const source = figures({ 'spent_county@county@2025': figure('8000000') });
    const [first, ...rest] = checkDocument(compose(source), { template, source });
    expect(rest).toEqual([]);
    expect(first).toMatchObject({ kind: 'sum', severity: 'error', from: 'parts.0.say.0', facts: ['f001'] });
    expect(refusalsOf(checkDocument(compose(source), { template, source }))).toEqual([first]);
  });

  it('tells what is missing and what is measured otherwise', () => {
    expect(check(compose(figures({ 'spent_county@county@2025': figure(null) })), figures({ 'spent_county@county@2025': figure(null) }))).toEqual(['missing error “县级”没有数据（全县，2025年）']);
    const source = figures({ 'retention@county@2025': figure('96.5', '人') });
    expect(check(compose(source), source)).toEqual(['measure error “巩固率”的指标以“人”计，模板写的是“%”，请改模板里的单位']);
  });

  it('tells a figure that was typed over, one that was typed, and % where points belong', () => {
    expect(check(rewrite(compose(), (pieces) => pieces.map((piece) => (piece.fact === 'f001' ? { ...piece, text: '1300万元' } : piece))))[0]).toBe('overtyped error 数字“1200万元”被改写为“1300万元”，请改绑指标或加注，不要直接改数');
    expect(check(rewrite(compose(), () => [{ text: '全县入学率由95.2%提高到96.5%，提高1.3%。' }], 'typed')).filter((line) => !line.startsWith('typed'))).toEqual([expect.stringMatching(/^points error 95\.2%到96\.5%相差1\.3个百分点/u)]);
    expect(check(rewrite(compose(), () => [{ text: '另有社会捐赠30万元。' }], 'typed'))).toEqual(['typed note “30万元”是手写的数，点不开来源，建议改绑指标']);
  });

  it('tells one figure that is written in two ways', () => {
    const tree = compose();
    expect(check({ ...tree, facts: tree.facts.map((fact) => (fact.id === 'f009' ? { ...fact, text: '0.12亿元' } : fact)) })).toEqual(['same note 同一个数有两种写法：“1200万元”与“0.12亿元”，请统一']);
  });

  it('tells sentences left from last year', () => {
    const lastYear = '云溪县教育局2024年工作总结\n全县教育系统扎实推进各项工作。\n按90学时的要求组织了全员培训。\n投入经费900万元。';
    expect(check(compose(), figures(), lastYear)).toEqual(['stale note 与去年一字不差，请确认仍然成立']);
    expect(check(rewrite(compose(), () => [{ text: '按90学时的要求组织了全员培训。' }]), figures(), lastYear)).toContain('stale doubt 与去年一字不差，里面的数字没有更新');
    expect(check(rewrite(compose(), () => [{ text: '2024年，各学校按时开学。' }], 'typed'), figures(), lastYear)).toContain('stale doubt 写的还是2024年，请核对');
    expect(check(rewrite(compose(), () => [{ text: '比2024年更早开学。' }], 'typed'), figures(), lastYear).filter((line) => line.includes('2024'))).toEqual([]);
  });

  it('tells a heading with nothing under it, and a text that is too long', () => {
    const tree = compose();
    const { blocks } = tree;
    expect(check({ ...tree, blocks: [...blocks, { kind: 'heading', level: 1, marker: '二、', pieces: [{ text: '存在的问题' }], from: 'parts.1.heading' }] })).toEqual(['empty error “二、存在的问题”下面没有内容，请补写或删去标题']);
    const long = { ...tree, blocks: [...blocks, { kind: 'paragraph' as const, sentences: [{ from: 'typed', pieces: [{ text: '各学校认真落实各项要求。'.repeat(20) }] }] }] };
    expect(check(long)).toEqual([`length doubt 正文${countCharacters(long)}字，超过200字，请精简`]);
  });
});

describe('a published document', () => {
  it('keeps its text and facts when data change, and shows the difference', () => {
    const tree = composeDocument(template, context, figures());
    const published = freezeDocument(tree, '2026-01-15');
    const before = plainText(published.tree).text;
    expect(compareWithNow(published, template, figures())).toEqual([]);
    const now = figures({ 'spent_province@county@2025': figure('5100000'), 'spent_county@county@2025': figure('7000001') });
    expect(compareWithNow(published, template, now)).toEqual([
      { fact: 'f002', refs: ['spent_province@county@2025'], published: { value: '5000000', text: '500万元' }, now: { value: '5100000', text: '510万元' }, isBehindRounding: false },
      { fact: 'f003', refs: ['spent_county@county@2025'], published: { value: '7000000', text: '700万元' }, now: { value: '7000001', text: '700万元' }, isBehindRounding: true },
    ]);
    Object.assign(tree.facts[0] ?? {}, { text: '1元' });
    expect(plainText(published.tree).text).toBe(before);
    expect(published.tree.facts[0]?.text).toBe('1200万元');
  });
});

describe('a draft', () => {
  const draft = manuscriptOfTemplate(template, context, figures());
  const risen = (value: string, more = draft) => outdatedSentences(template, more, context, figures({ 'retention@county@2025': figure(value, '%', '95.2') }));

  it('doubts a sentence its template would not say by the figures as they are, and none that somebody wrote anew', () => {
    expect(risen('96.5')).toEqual([]);
    expect(risen('95.1')).toEqual(['巩固率{rate}，{rate.compared}。']);
    const anew = { ...draft, blocks: draft.blocks.map((block) => (block.kind === 'paragraph' ? { ...block, sentences: block.sentences.map((sentence) => ({ ...sentence, text: sentence.text.replace('巩固率', '全县巩固率') })) } : block)) };
    expect(risen('95.1', anew)).toEqual([]);
  });
});

describe('a wrong template stops the start with line and column', () => {
  it.each([
    ['a figure that is not there', '其中省级{province}', '其中省级{provinc}', ['14:9 没有数字“provinc”，是不是“province”']],
    ['an aspect that is none', '{rate.compared}', '{rate.compare}', ['15:45 没有写法“compare”，是不是“compared”']],
    ['a condition that does not fit', 'rate > previous.rate', 'rate + 1', [expect.stringMatching(/^15:17 X214 /u)]],
    ['a condition on nothing known', 'money < 1', 'spending < 1', [expect.stringMatching(/^19:11 X210 .*spending/u)]],
    ['a unit that is no multiple', 'unit: 元, shown: 万元 }\n  province', 'unit: 元, shown: 万人 }\n  province', ['6:68 “万人”不是“元”，也不是万元、亿元']],
    ['a chart of nothing', 'figure: money }', 'figure: none }', [expect.stringContaining('没有数字“none”')]],
    ['a word nobody knows', 'length: 200', 'lenght: 200', [expect.stringMatching(/^4:9 不认识“lenght”/u)]],
    ['a sentence that is two things', 'new_paragraph: true }', 'new_paragraph: true, chart: { shape: bar, caption: 图, points: [{ name: 投入, figure: money }] } }', [expect.stringMatching(/^16:9 .*写 text、table、chart 中的一种/u)]],
    ['otherwise without when', 'text: "投入经费再说一次，{money}。"', 'text: "投入。", otherwise: "没有投入。"', [expect.stringContaining('有 otherwise 就要有 when')]],
  ])('%s', (_, from, to, expected) => {
    expect(text).toContain(from);
    expect(define(text.replace(from, to)).faults).toEqual(expected);
  });

  it('an indicator that is not there, or is measured otherwise, once indicators are known', () => {
    const known = new Map(['spent', 'spent_province', 'retention'].map((key) => [key, { measure: { zh: key === 'retention' ? '人' : '元', en: '' } }] as const));
    expect(define(text, known).faults).toEqual([expect.stringContaining('没有指标“spent_county”'), expect.stringContaining('指标“retention”以“人”计')]);
  });
});
