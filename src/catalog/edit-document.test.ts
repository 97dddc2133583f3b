/* A draft is edited in the language of templates: figures are bound again or remarked on, never typed over. */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../domain/report/check-document.ts';
import type { DocumentTree, Paragraph } from '../domain/report/document.ts';
import { annotateFact, insertSentence, refreshDocument, removeSentence, replaceSentence, sentenceText, type Edited } from '../domain/report/edit-document.ts';
import { plainText } from '../domain/report/plain-text.ts';
import { composeExample, exampleSource } from '../domain/report/run-template-example.ts';
import { deepFreeze, readCatalogue } from './read-catalogue.ts';

const template = (await readCatalogue()).documents?.get('yearly_summary');
const [example, other] = template?.examples ?? [];
if (template === undefined || example === undefined || other === undefined) throw new Error('there is no yearly summary');
const source = exampleSource(template, example);
const draft = deepFreeze(composeExample(template, example));
const at = (block: number, sentence: number) => ({ block, sentence });
const treeOf = (edited: Edited): DocumentTree => {
  if ('faults' in edited) throw new Error(edited.faults.map(({ zh }) => zh).join());
  return edited.tree;
};
const faultsOf = (edited: Edited): readonly string[] => ('faults' in edited ? edited.faults.map(({ zh }) => zh) : []);
/** The first paragraph under the first heading. */
const BASICS = draft.blocks.findIndex((block) => block.kind === 'paragraph' && plainText({ ...draft, blocks: [block] }).text.includes('在籍学生'));
const sentencesOf = (tree: DocumentTree): Paragraph['sentences'] => { const block = tree.blocks[BASICS]; return block?.kind === 'paragraph' ? block.sentences : []; };

describe('editing a draft', () => {
  it('shows every sentence with its figures in braces, and writes the same from it', () => {
    draft.blocks.forEach((block, place) => {
      if (block.kind !== 'paragraph') return;
      block.sentences.forEach((sentence, number) => {
        const again = treeOf(replaceSentence(draft, at(place, number), sentenceText(draft, sentence), template, source));
        expect(plainText(again).text).toBe(plainText(draft).text);
      });
    });
    expect(sentencesOf(draft).map((sentence) => sentenceText(draft, sentence))[2]).toBe('专任教师{teachers}，平均每名教师对应学生{pupils / teachers as 人:1}。');
  });

  it('binds another figure, keeps which it is, and lets go of the one before', () => {
    const tree = treeOf(replaceSentence(draft, at(BASICS, 1), '{year}年小学{primary_pupils}。', template, source));
    expect(plainText(tree).text).toContain('2025年小学27500人。');
    expect(tree.facts.at(-1)).toMatchObject({ id: 'f032', refs: ['pupil_count@county:primary@2025-12-31'], value: '27500' });
    expect(tree.facts.some(({ refs }) => refs.includes('pupil_count@county:junior@2025-12-31'))).toBe(false);
    expect(checkDocument(tree, { template, source })).toEqual([]);
  });

  it('inserts and removes sentences, and a paragraph with its last one', () => {
    const longer = treeOf(insertSentence(draft, at(BASICS, sentencesOf(draft).length), '另有说明。', template, source));
    expect(sentencesOf(longer).at(-1)).toEqual({ from: 'typed', pieces: [{ text: '另有说明。' }] });
    let tree: DocumentTree = draft;
    for (const _ of sentencesOf(draft)) tree = treeOf(removeSentence(tree, at(BASICS, 0)));
    expect(tree.blocks).toHaveLength(draft.blocks.length - 1);
    expect(checkDocument(tree, { template, source }).map(({ kind }) => kind)).toEqual(['empty']);
    const runIn = draft.blocks.findIndex((block) => block.kind === 'paragraph' && block.lead !== undefined && block.sentences.length === 2);
    expect(treeOf(removeSentence(treeOf(removeSentence(draft, at(runIn, 0))), at(runIn, 0))).blocks[runIn]?.kind).toBe('heading');
  });

  it('refuses what cannot be read, what is nowhere, and nothing', () => {
    expect(faultsOf(replaceSentence(draft, at(BASICS, 0), '在籍学生{pupil}。', template, source))).toEqual(['没有数字“pupil”，是不是“pupils”']);
    for (const place of [at(0, 99), at(BASICS, -1), at(999, 0), at(BASICS - 1, 0)]) expect(faultsOf(replaceSentence(draft, place, '说明。', template, source))).toEqual(['没有这一句，请刷新后再改']);
    expect(faultsOf(insertSentence(draft, at(BASICS, 0), '  ', template, source))).toEqual(['没有写文字；不要这一句请删除']);
    expect(faultsOf(removeSentence(draft, at(BASICS, 99)))).toEqual(['没有这一句，请刷新后再改']);
  });

  it('remarks on a figure, and takes the remark away', () => {
    const remarked = treeOf(annotateFact(draft, 'f001', ' 含新城小学 '));
    expect(remarked.facts[0]).toEqual({ ...draft.facts[0], note: '含新城小学' });
    expect(treeOf(annotateFact(remarked, 'f001', '')).facts).toEqual(draft.facts);
    expect(faultsOf(annotateFact(draft, 'f999', '无'))).toEqual(['没有数字“f999”']);
  });

  it('says every figure anew while it is a draft: tables and charts with it', () => {
    const later = exampleSource(template, { ...other, year: example.year, given: { ...example.given, ...other.given } });
    const tree = refreshDocument(draft, template, later);
    expect(plainText(tree).text).toContain('在籍学生41200人，与上年持平。');
    expect(tree.facts.map(({ id }) => id)).toEqual(draft.facts.map(({ id }) => id));
    expect(tree.blocks.find((block) => block.kind === 'table')).toMatchObject({ rows: [[expect.anything(), [{ text: '41200' }], [{ text: '41200' }]], expect.anything(), expect.anything()] });
    expect(checkDocument(tree, { template, source: later }).filter(({ kind }) => kind === 'overtyped')).toEqual([]);
    expect(refreshDocument(draft, template, source)).toEqual(draft);
  });
});
