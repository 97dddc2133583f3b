/* What a document is told while it is written, each check with texts that are wrong and texts that only look so. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDocument, type DocumentFinding } from '../domain/report/check-document.ts';
import { composeDocument } from '../domain/report/compose-document.ts';
import type { DocumentTree } from '../domain/report/document.ts';
import { inMemoryFigures, type SourcedFigure } from '../domain/report/figure-source.ts';
import { plainText } from '../domain/report/plain-text.ts';
import { templateOfUnit } from '../domain/report/template-of-unit.ts';
import type { DocumentTemplate } from '../domain/report/template.ts';
import { defineDocument } from './define-document.ts';
import { documentFile } from './document-file.ts';
import { readYaml } from './read-yaml.ts';

const file = `key: sample
name: 样稿
title: "{office}{year}年工作总结"
figures:
  pupils: { name: 在籍学生, indicator: pupil_count, unit: 人, cited: [{ year: 2023, value: "40100", source: 2023年工作总结第2页 }] }
  money: { name: 教育投入, indicator: spent, time: year, unit: 元, shown: 万元 }
  kept: { name: 巩固率, indicator: retention, time: year, unit: "%", decimals: 1 }
opening:
  - 在籍学生{pupils}，{pupils.compared}。
  - "教育投入{money}，完成年度目标{money.target}的{money.completion}。"
  - 巩固率{kept}（{kept.compared}）。
parts:
  - heading: 对照
    say:
      - table: { caption: 主要数字, columns: [项目, 本年, 上年, 目标], rows: [[在籍学生（人）, "{pupils}", "{pupils.previous}", "{pupils.target}"]] }
      - chart: { shape: line, caption: 学生, points: [{ name: 学生, figure: pupils }], years: 4 }
`;

function define(text: string): DocumentTemplate {
  const read = readYaml('sample.yaml', text, documentFile);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return defineDocument(read, 'plan').template;
}

const template = define(file);
const contextOf = (year: number) => ({ year, asOf: `${year}-12-31`, office: '云溪县教育局', area: '全县' });
const figure = (value: string | null, unit: string, previous: string | null = null, target: string | null = null): SourcedFigure => ({ value, unit, decimals: 1, better: 'more', previous, target });
const source = inMemoryFigures({
  'pupil_count@county@2025-12-31': figure('41200', '人', '40720'), 'pupil_count@county@2024-12-31': figure('40720', '人'), 'spent@county@2025': figure('12000000', '元', '11000000', '12500000'), 'retention@county@2025': figure('96.5', '%', '95.2'),
  'spent@county@2024': figure('11000000', '元'), 'retention@county@2024': figure('95.2', '%'), 'pupil_count@syxx@2024-12-31': figure('900', '人'),
});
const told = (findings: readonly DocumentFinding[]): string[] => findings.map(({ kind, severity, say }) => `${kind} ${severity} ${say.zh}`);
const compose = (year: number, of = template): DocumentTree => composeDocument(of, contextOf(year), source);
/** A document of 2025 that says this in a person's words, below what its template says. */
const written = (text: string, from = 'typed'): DocumentTree => { const tree = compose(2025); return { ...tree, blocks: [...tree.blocks, { kind: 'paragraph', sentences: [{ from, pieces: [{ text }] }] }] }; };
const check = (tree: DocumentTree, lastYear?: string, of = template): string[] => told(checkDocument(tree, { template: of, source, ...(lastYear === undefined ? {} : { lastYear }) })).filter((line) => !line.startsWith('left_out'));

describe('the first year with the system', () => {
  it('leaves out what there is nothing to compare with, says so once, and holds nothing up', () => {
    const first = define(file.replace(/, cited: \[.*?\]/u, ''));
    const tree = compose(2024, first);
    expect(plainText(tree).text).toBe(['云溪县教育局2024年工作总结', '在籍学生40720人。教育投入1100万元。巩固率95.2%。', '一、对照', '主要数字', '项目\t本年\t上年\t目标', '在籍学生（人）\t40720\t—\t—', '学生'].join('\n'));
    const findings = checkDocument(tree, { template: first, source });
    expect(findings.map(({ kind, severity }) => `${kind} ${severity}`)).toEqual(['left_out note', 'left_out note']);
    expect(findings[0]?.say.zh).toMatch(/^“在籍学生、巩固率”没有上年数，与它比较的话已经省去，表中写“—”。/u);
    expect(tree.blocks.at(-1)).toMatchObject({ kind: 'chart', points: [{ name: '2024年' }] });
  });

  it('takes last year from a document where its template cites one, and says where it is from', () => {
    const tree = compose(2024);
    expect(plainText(tree).text).toContain('在籍学生40720人，比上年增加620人，增长1.5%。');
    expect(tree.facts.filter(({ cited }) => cited !== undefined).map(({ text, cited, refs }) => [text, cited, refs[0]])).toEqual([
      ['比上年增加620人，增长1.5%', '2023年工作总结第2页', 'pupil_count@county@2024-12-31'], ['40100', '2023年工作总结第2页', 'pupil_count@county@2024-12-31'], ['40100人', '2023年工作总结第2页', 'pupil_count@county@2023-12-31'],
    ]);
    expect(compose(2025).facts[1]).not.toHaveProperty('cited');
    // What was cited is the county's, not a school's.
    expect(plainText(compose(2024, templateOfUnit(template, 'syxx'))).text).toContain('在籍学生900人。');
  });
});

describe('typed where a figure should be bound', () => {
  it.each([
    ['全县在籍学生41200人。', 'unbound note “41200人”是手写的，与活的数字“在籍学生”相同，请改绑“在籍学生”'],
    ['全县在籍学生41000人。', 'unbound doubt “41000人”是手写的，而“在籍学生”现在是41200人：请改绑“在籍学生”，或写明口径的不同'],
    ['教育投入0.12亿元。', 'unbound note “0.12亿元”是手写的，与活的数字“教育投入”相同，请改绑“教育投入”'],
    ['巩固率95%。', 'unbound doubt “95%”是手写的，而“巩固率”现在是96.5%：请改绑“巩固率”，或写明口径的不同'],
    ['培训教师300人次。', 'typed note “300人次”是手写的数，点不开来源，建议改绑指标'],
    ['小学在籍学生2000人。', 'typed note “2000人”是手写的数，点不开来源，建议改绑指标'],
  ])('%s', (text, expected) => {
    expect(check(written(text))).toContain(expected);
  });

  it('also in a sentence of the template, where it says what a live figure says', () => {
    expect(check(written('全县在籍学生41000人。', 'opening.9'))).toEqual([expect.stringMatching(/^unbound doubt /u)]);
    expect(check(written('按90学时组织培训，2025年1月起实行。', 'opening.9'))).toEqual([]);
    expect(check(written('2024年在籍学生比上年增加41000人。', 'opening.9')).filter((line) => line.startsWith('unbound'))).toEqual([]);
  });
});

describe('sentences left from last year', () => {
  const lastYear = '2024年，全县组织教师培训36场，参训教师1200人。\n各学校按时开学，秩序井然，家长满意。\n新建校舍3000平方米，投入使用。';
  it.each([
    ['2024年，各校按时开学。', /stale doubt 写的还是2024年，请核对/u], ['各学校按时开学，秩序井然，家长满意。', /stale note 与去年一字不差，请确认仍然成立/u],
    ['新建校舍3000平方米，投入使用。', /stale doubt 与去年一字不差，里面的数字没有更新/u], ['2025年，全县组织教师培训36场，参训教师1300人。', /stale doubt 与去年的一句几乎相同，“36”还是去年的数，请核对/u],
  ])('%s', (text, expected) => {
    expect(check(written(text), lastYear).filter((line) => line.startsWith('stale'))).toEqual([expect.stringMatching(expected)]);
  });

  it.each(['2025年，全县组织教师培训42场，参训教师1300人。', '比2024年多两场。', '自2024年以来，连年增长。', '另建校园36处，绿树成荫。'])('%s is new', (text) => {
    expect(check(written(text), lastYear).filter((line) => line.startsWith('stale'))).toEqual([]);
  });
});

describe('percentages, lengths, places', () => {
  it('a difference of percentages is computed in points, one of quantities is not', () => {
    const wrong = define(file.replace('- 巩固率{kept}（{kept.compared}）。', '- 提高{kept - previous.kept as %:1}，增加{pupils - previous.pupils as 个百分点}。'));
    expect(check(compose(2025, wrong), undefined, wrong).filter((line) => line.startsWith('points'))).toEqual([expect.stringMatching(/^points error “巩固率”的差写作“1.3%”：两个百分数之差用“百分点”/u), expect.stringMatching(/^points error “在籍学生”的差写作“480个百分点”/u)]);
    const right = define(file.replace('- 巩固率{kept}（{kept.compared}）。', '- 提高{kept - previous.kept as 个百分点:1}，占{money / pupils * 100 as %:1}。'));
    expect(check(compose(2025, right), undefined, right).filter((line) => line.startsWith('points'))).toEqual([]);
  });

  it('a long title and a long sentence are told with their place', () => {
    const tree = written(`各学校${'认真落实'.repeat(40)}。`);
    const [one] = checkDocument({ ...tree, title: [{ text: '关于'.repeat(30) }] }, { template, source }).filter(({ kind }) => kind === 'length').toReversed();
    expect(one).toMatchObject({ severity: 'note', from: 'typed', paragraph: 8 });
    expect(check({ ...tree, title: [{ text: '关于'.repeat(30) }] })).toContain('length note 标题60字，超过50字，请精简');
  });

  it('a finding about one figure stands in its paragraph and sentence', () => {
    const tree = compose(2025);
    const [one] = checkDocument({ ...tree, facts: tree.facts.map((fact) => (fact.id === 'f002' ? { ...fact, text: '1元' } : fact)) }, { template, source });
    expect(one).toMatchObject({ kind: 'overtyped', facts: ['f002'], paragraph: 2, from: 'opening.0' });
  });
});

describe('hostile texts', () => {
  it.each(['', '。。。', '1'.repeat(400), '%%%百分点', '（'.repeat(500), '由1到2到3到4，提高5%。'.repeat(60), '\u202e人00214', '\t\t|\t', '𬭎'.repeat(90), '{pupils}', '12,34,56人、〇〇人、-0人。'])('%j is checked and throws nothing', (text) => {
    expect(Array.isArray(check(written(text), text.repeat(2)))).toBe(true);
  });

  it('whatever was typed, every finding says what to do in both languages and stands within the text', () => {
    const words = fc.constantFrom('在籍学生', '巩固率', '教育投入', '由', '提高到', '，', '。', '比上年', '其中', '、', '96.5%', '41200人', '1200万元', '2024年', '3', '个百分点', '\n', '占');
    fc.assert(fc.property(fc.array(words, { maxLength: 20 }), (parts) => {
      const tree = written(parts.join(''));
      const lines = plainText(tree).text.split('\n').filter((line) => line !== '').length;
      for (const one of checkDocument(tree, { template, source, lastYear: parts.toReversed().join('') })) {
        expect([one.say.zh === '', one.say.en === '', (one.paragraph ?? 1) >= 1 && (one.paragraph ?? 1) <= lines]).toEqual([false, false, true]);
      }
    }), { numRuns: 60 });
  });
});
