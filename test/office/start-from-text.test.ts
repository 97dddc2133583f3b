/* Last year's text becomes a template: outline kept, figures bound where they surely are an indicator's, the rest marked as last year's. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startFromFile, startReport } from '../../src/app/report/start-from-file.ts';
import { checkDocument } from '../../src/domain/report/check-document.ts';
import { composeDocument } from '../../src/domain/report/compose-document.ts';
import { inMemoryFigures } from '../../src/domain/report/figure-source.ts';
import { plainText } from '../../src/domain/report/plain-text.ts';
import { writeDocument } from '../../src/office/document/write-document.ts';
import { builtIn } from '../world/built-in.ts';

const { indicators } = await builtIn();
const start = (text: string, file = '2025年总结.docx') => startReport(text, indicators, { key: 'ours', file });
const source = inMemoryFigures({});
const context = { year: 2026, asOf: '2026-12-31', office: '云溪县教育局', area: '全县' };
const boundIn = (sentence: string) => start(`云溪县教育局2025年工作总结\n一、情况\n${sentence}`).bound.map(({ said, figure }) => `${said}→${figure}`);

const text = `云溪县教育局2025年工作总结
县人民政府：
2025年，全县教育系统扎实推进各项工作。
一、基本情况
截至2025年12月31日，全县共有在籍学生5760人，比上年增加120人，增长2.1%。其中小学2830人，初中1540人。
二、主要成效
（一）消除大班额。大班额由上年的9个减少到6个。教学仪器设备总值7940万元。
（二）改善条件。新建校舍3000平方米，生均图书23.5册。
项目	2024年	2025年
在籍学生（人）	5640	5760
校车（辆）	56	60
三、下一步打算
2026年，继续推进教育优质均衡发展。
云溪县教育局
2026年1月8日
`;

describe('a summary of last year', () => {
  it('keeps its outline and its sentences, with the figures that are indicators bound', () => {
    const { template, faults, headings, year } = start(text);
    expect([faults, headings, year]).toEqual([[], 5, 2025]);
    const said = plainText(composeDocument(template, context, source)).text.split('\n');
    expect(said.slice(0, 6)).toEqual(['云溪县教育局2026年工作总结', '县人民政府：', '2026年，全县教育系统扎实推进各项工作。', '一、基本情况', expect.stringContaining('截至2026年12月31日，全县共有在籍学生〔缺数〕'), '二、主要成效']);
    expect(said.at(-1)).toBe('2027年，继续推进教育优质均衡发展。');
    expect(said).toContain('在籍学生（人）\t〔缺数〕\t〔缺数〕');
    expect(said).toContain('校车（辆）\t〔待填〕\t〔待填〕');
    expect(template.figures.get('pupil_count')).toMatchObject({ unit: '人', cited: [{ year: 2025, value: '5760', source: '2025年总结.docx第5段' }] });
    expect(template.figures.get('instrument_value')).toMatchObject({ unit: '元', shown: '万元', cited: [{ value: '79400000' }] });
    expect(template.figures.get('pupil_count_junior')?.scope).toBe('county:junior');
  });

  it('its figures are last year’s where the registers do not reach back', () => {
    const { template } = start(text);
    const first = inMemoryFigures({ 'pupil_count@county@2026-12-31': { value: '5800', unit: '人', decimals: 0, better: 'neither', previous: null, target: null } });
    expect(plainText(composeDocument(template, context, first)).text).toContain('全县共有在籍学生5800人，比上年增加40人，增长0.7%。');
  });

  it('what is still last year’s is told sentence by sentence, and cells to fill in keep it from being published', () => {
    const { template } = start(text);
    const found = checkDocument(composeDocument(template, context, source), { template, source, lastYear: text });
    const stale = found.filter(({ kind }) => kind === 'stale').map(({ severity, extract }) => `${severity} ${extract}`);
    expect(stale).toEqual([expect.stringMatching(/^note 2026年，全县教育系统/u), expect.stringMatching(/^doubt 新建校舍3000平方米，生均图书/u), expect.stringMatching(/^note 2027年，继续推进/u)]);
    expect(found.find(({ extract }) => extract === '〔待填〕')).toMatchObject({ kind: 'missing', severity: 'error' });
  });

  it('is read from a Word file', async () => {
    const { template } = start(text);
    const bytes = await writeDocument(composeDocument(template, context, source));
    const again = await startFromFile({ name: '总结.docx', bytes }, indicators, { key: 'ours' });
    expect([again.faults, again.headings, again.year]).toEqual([[], 5, 2026]);
  }, 60_000);
});

describe('figures are bound where their words leave no doubt', () => {
  it.each([
    ['全县专任教师398人。', ['398人→full_time_teacher_count']], ['小学专任教师210人，初中专任教师120人。', ['210人→full_time_teacher_count_primary', '120人→full_time_teacher_count_junior']],
    ['共有教学班150个，平均班额38.4人。', ['150个→class_count', '38.4人→average_class_size']], ['大班额占比4%，比上年下降1.5个百分点。', ['4%，比上年下降1.5个百分点→large_class_share']],
    ['小学在校生2830人。', ['2830人→primary_pupils']], ['幼儿园教职工60人，保安20名。', ['60人→staff_on_register_kindergarten']],
  ])('%s', (sentence, expected) => {
    expect(boundIn(sentence)).toEqual(expected);
  });

  it.each([
    '乡村专任教师98人。', '招聘专任教师30人。', '新增在籍学生200人。', '专任教师达到400人以上。', '小学生均图书30册。', '培训专任教师398人次。', '资助在籍学生560人。', '在籍学生约5800人。', '专任教师占比95%以上。', '教学班将增加到160个。',
  ])('%s stays as it was written', (sentence) => {
    expect(boundIn(sentence)).toEqual([]);
  });
});

describe('whatever the text holds', () => {
  it.each([['nothing', ''], ['empty lines', '\n\n'], ['braces', '{pupils}{'], ['empty headings', '（一）\n（二）'], ['markers', '1.'.repeat(300)], ['a long sentence', `一、${'长'.repeat(3000)}。`], ['a long table', `甲\t乙\n${'1\t2\n'.repeat(80)}`], ['unseen characters', '\u202e2025年\u0000总结'], ['many headings', `${'一、标题\n（一）下级\n1.再下\n（1）最下\n①更下\n'.repeat(12)}`], ['many figures', `${'在籍学生5760人，'.repeat(200)}`]])('%s become a sound template', (_, hostile) => {
    const { faults, template } = start(hostile, `\u202e${'长'.repeat(400)}.docx`);
    expect(faults).toEqual([]);
    expect(typeof plainText(composeDocument(template, context, source)).text).toBe('string');
  });

  it('comes out as a template without faults', () => {
    const words = fc.constantFrom('一、', '（一）', '1.', '在籍学生', '5760人', '比上年增加120人', '，', '。', '\n', '\t', '{', '}', '2025年', '小学', '大班额', '6个', '：', '｛', '%', '一是');
    fc.assert(fc.property(fc.array(words, { maxLength: 40 }), (parts) => { expect(start(parts.join('')).faults).toEqual([]); }), { numRuns: 60 });
  });
});
