/* What becomes of a manuscript under somebody's hands, and how it reads and is checked. */
import { describe, expect, it } from 'vitest';
import { checkManuscript, manuscriptRefusals } from './check-manuscript.ts';
import { composeManuscript } from './compose-manuscript.ts';
import { addFigure, moveBlock, rebind, settleSentences, splitParagraph, timesTold } from './edit-manuscript.ts';
import { inMemoryFigures, type SourcedFigure } from './figure-source.ts';
import { textsOf, type Manuscript } from './manuscript.ts';
import { plainText } from './plain-text.ts';
import { differencesOf, publicationOf } from './publication.ts';

const from = (text: string, place = 'opening.0') => ({ from: place, text });

describe('a paragraph written anew', () => {
  it.each([
    ['nothing changed', '甲{a}。乙。', ['opening.0', 'opening.1']],
    ['the second changed', '甲{a}。丙。', ['opening.0', 'typed']],
    ['one put between', '甲{a}。丙。乙。', ['opening.0', 'typed', 'opening.1']],
    ['the first left out', '乙。', ['opening.1']],
    ['turned about', '乙。甲{a}。', ['opening.1', 'typed']],
    ['a mark after the stop', '他说：“好。”甲{a}。', ['typed', 'opening.0']],
    ['no stop', '甲', ['typed']],
    ['nothing left', '', []],
    ['written on after the last', '甲{a}。乙。丙', ['opening.0', 'opening.1', 'typed']],
  ])('%s', (_, text, places) => {
    const settled = settleSentences([from('甲{a}。'), from('乙。', 'opening.1')], text);
    expect(settled.map((sentence) => sentence.from)).toEqual(places);
    expect(settled.map((sentence) => sentence.text).join('')).toBe(text);
  });
});

it('what is typed key by key is one sentence', () => {
  let sentences = settleSentences([from('甲。')], '甲。');
  for (const text of ['甲。其', '甲。其中', '甲。其中小', '甲。其中小学。', '甲。其中小学。又']) sentences = settleSentences(sentences, text);
  expect(sentences).toEqual([from('甲。'), from('其中小学。', 'typed'), from('又', 'typed')]);
});

const known = (value: string, more: Partial<SourcedFigure> = {}): SourcedFigure => ({ value, unit: '人', decimals: 0, better: 'more', previous: null, target: null, ...more });
const bound = (key: string, indicator = key) => ({ key, name: key, indicator, scope: 'county', time: 'as_of' as const, unit: '人', shown: '人' });
const manuscript: Manuscript = {
  title: '{year}年总结', addressee: '', length: 5000, figures: [bound('all'), bound('some')],
  blocks: [{ kind: 'heading', level: 1, text: '学生', from: 'typed' }, { kind: 'paragraph', sentences: [from('共{all}。'), from('其中女生{some}。', 'typed')] }, { kind: 'heading', level: 1, text: '教师', from: 'typed' }, { kind: 'paragraph', sentences: [from('略。', 'typed')] }],
};
const context = { year: 2025, asOf: '2025-12-31', office: '云溪县教育局', area: '全县' };
const origin = { key: 'note', version: 1, name: { zh: '简报', en: 'Note' }, area: 'plan' };
const source = (all: string) => inMemoryFigures({ 'all@county@2025-12-31': known(all), 'some@county@2025-12-31': known('30'), 'other@county@2024': known('7') });
const compose = (one = manuscript, all = '70') => composeManuscript(origin, one, context, source(all));
const check = (one: Manuscript, all = '70') => checkManuscript(origin, one, compose(one, all), { source: source(all) });

describe('a manuscript', () => {
  it('reads with the figures there are, its headings numbered as they stand', () => {
    expect(plainText(compose().tree).text).toBe('2025年总结\n一、学生\n共70人。其中女生30人。\n二、教师\n略。');
    expect(plainText(compose(moveBlock(manuscript, 2, -1)).tree).text).toContain('一、学生\n二、教师\n共70人');
    expect(plainText(compose(splitParagraph(manuscript, 1, '共{all}。', '其中女生{some}。')).tree).text).toContain('共70人。\n其中女生30人。');
  });

  it('keeps what cannot be read as it was typed, and says where', () => {
    const broken: Manuscript = { ...manuscript, blocks: [{ kind: 'heading', level: 1, text: '学生', from: 'typed' }, { kind: 'paragraph', sentences: [from('共{al}，{all.half}。', 'typed')] }] };
    expect(plainText(compose(broken).tree).text).toContain('共{al}，{all.half}。');
    expect(manuscriptRefusals(check(broken)).map(({ kind, block }) => [kind, block])).toEqual([['unreadable', 1], ['unreadable', 1]]);
  });

  it('binds a figure anew wherever it is told, for a period of its own too, with a remark', () => {
    const other = rebind(manuscript, { ...bound('all', 'other'), at: '2024', note: '按上年口径' });
    const { tree } = compose(other);
    expect(tree.facts[0]).toMatchObject({ refs: ['other@county@2024'], text: '7人', note: '按上年口径' });
    expect(timesTold(['{all}，{all.compared}', '{some / all * 100 as %:1}{call}'], 'all')).toBe(3);
    expect(addFigure(other, bound('all')).key).toBe('all_2');
  });

  it('tells beside which block a finding stands, and nothing of figures that no sentence names', () => {
    const wrong: Manuscript = { ...manuscript, blocks: manuscript.blocks.map((block, at) => (at === 3 ? { kind: 'paragraph', sentences: [from('小学130人，初中60人，共180人。', 'typed')] } : block)) };
    const found = check(wrong);
    expect(manuscriptRefusals(found).map(({ block }) => block)).toEqual([3]);
    const silent = { ...manuscript, blocks: manuscript.blocks.slice(2), figures: [...manuscript.figures, { ...bound('lost'), unit: '元' }] };
    expect(manuscriptRefusals(check(silent))).toEqual([]);
    expect(silent.blocks.flatMap(textsOf)).toEqual(['教师', '略。']);
  });

  it('a sentence that no longer holds by the figures is doubted, whoever is left to write it anew', () => {
    const found = checkManuscript(origin, manuscript, compose(), { source: source('70'), outdated: ['共{all}。'] });
    expect(found.map(({ kind, severity, block, extract }) => [kind, severity, block, extract])).toEqual([['outdated', 'doubt', 1, '共70人。']]);
  });

  it('published, says what it said; what is different now is told beside it', () => {
    const { tree } = compose();
    const published = publicationOf(tree, { figures: [], bindings: manuscript.figures, publishedOn: '2026-01-15', remarks: 0 });
    expect(published.tree.context.date).toBe('2026-01-15');
    // As a database gives it back.
    const kept = JSON.parse(JSON.stringify(published)) as typeof published;
    expect(differencesOf(kept, source('70'))).toEqual([]);
    expect(differencesOf(kept, source('71')).map((one) => [one.published.text, one.now.text])).toEqual([['70人', '71人']]);
  });
});
