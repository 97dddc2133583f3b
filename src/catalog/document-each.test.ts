/* Sentences that are said for each target of the ledger: written out when a document is drafted, every number a figure of its own. */
import { describe, expect, it } from 'vitest';
import { composeDocument } from '../domain/report/compose-document.ts';
import { checkDocument } from '../domain/report/check-document.ts';
import { inMemoryFigures } from '../domain/report/figure-source.ts';
import { plainText } from '../domain/report/plain-text.ts';
import { expandEach, ledgerFigures, saysEach, targetRef, type LedgerTarget } from '../domain/report/unreached.ts';
import { defineDocument } from './define-document.ts';
import { documentFile } from './document-file.ts';
import { readYaml } from './read-yaml.ts';

const file = (text: string, more = '') => `key: next
name: 计划
title: "{office}{next_year}年工作计划"
figures: {}
parts:
  - heading: 没有达到的
    say: [{ each: short, new_paragraph: true, text: "${text}", otherwise: 都已达到。 }, { each: silent, text: "{each.name}没有填报。"${more} }]
`;
function define(text: string) {
  const read = readYaml('next.yaml', text, documentFile);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return defineDocument(read, 'plan');
}

const { template, faults } = define(file('{each.name}：提出{each.required}，实际{each}，完成{each.completion}，还差{each.gap}，{each.lead}{each.deadline}前补齐。'));
const context = { year: 2025, asOf: '2025-12-31', office: '云溪县教育局', area: '全县' };
const target = (name: string, value: number | null, more: Partial<LedgerTarget> = {}): LedgerTarget => ({ id: name, name, comparator: 'eq', required: 12, unit: '所', value, lead: '基教科', deadline: null, ...more });
function compose(targets: readonly LedgerTarget[]) {
  const whole = expandEach(template, targets);
  const source = ledgerFigures(targets, inMemoryFigures({}));
  const tree = composeDocument(whole, context, source);
  return { tree, lines: plainText(tree).text.split('\n').slice(2), findings: checkDocument(tree, { template: whole, source }) };
}

describe('one sentence a target', () => {
  it('for those not reached, with what is left as figures of their own', () => {
    const { tree, lines, findings } = compose([target('新建学校', 9), target('实验室', 12), target('覆盖率', 90.5, { required: 92, unit: '%', comparator: 'ge', deadline: '2025-11-30' }), target('招聘', null)]);
    expect([faults, saysEach(template), findings]).toEqual([[], true, []]);
    expect(lines).toEqual(['新建学校：提出12所，实际9所，完成75%，还差3所，基教科年底前补齐。', '覆盖率：提出不低于92%，实际90.5%，完成98.4%，还差1.5个百分点，基教科2025年11月30日前补齐。招聘没有填报。']);
    expect(tree.facts.slice(0, 3).map(({ text, refs }) => [text, ...refs])).toEqual([['9所', targetRef('新建学校', '2025-12-31')], ['75%', targetRef('新建学校', '2025-12-31')], ['3所', targetRef('新建学校', '2025-12-31')]]);
  });

  it('a ceiling is passed, of a ratio no difference is told, and a name is no figure', () => {
    const { lines } = compose([target('班额', 47, { comparator: 'le', required: 45, unit: '人' }), target('生机比', 5, { required: 7, unit: ':1' }), target('{pupils}{each}', 1)]);
    expect(lines).toEqual(['班额：提出不超过45人，实际47人，超出2人，基教科年底前补齐。', '生机比：提出7:1，实际5:1，基教科年底前补齐。', '｛pupils｝｛each｝：提出12所，实际1所，完成8.3%，还差11所，基教科年底前补齐。']);
  });


  it('the other sentence where there is none, and nothing where there is no other', () => {
    expect(compose([]).lines).toEqual(['都已达到。']);
  });
});

it('a wrong sentence is told with its place', () => {
  const told = (text: string, more = '') => define(file(text, more)).faults.map(({ line, say }) => `${line} ${say.zh}`);
  expect(told('{each.nam}')).toEqual(['7 没有写法“nam”']);
  expect(told('{each.name}', ', when: 1 < 2')).toEqual(['7 each 不能再加 when']);
  expect(define(file('{each.name}').replace('{each.name}没有', '{each}没有')).faults.map(({ say }) => say.zh)).toEqual([expect.stringMatching(/没有数字“each”/u)]);
});
