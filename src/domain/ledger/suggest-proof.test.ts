import { describe, expect, it } from 'vitest';
import type { Comparator } from '../plan/reading.ts';
import { suggestFrom, type ProvingIndicator } from './suggest-proof.ts';

const indicator = (key: string, zh: string, measure: string, more: Partial<ProvingIndicator> = {}): ProvingIndicator => ({ key, name: { zh, en: key }, measure: { zh: measure, en: measure }, better: 'more', stages: null, ...more });
const staged = { stages: {} };
const less = { better: 'less' } as const;
const suggest = suggestFrom([
  indicator('large_class_share', '大班额占比', '%', { ...staged, ...less }), indicator('compulsory_large_class_share', '义务教育大班额占比', '%', less), indicator('large_class_count', '大班额班数', '个', { ...staged, ...less }),
  indicator('largest_class', '最大班级人数', '人', { ...staged, ...less }), indicator('average_class_size', '平均班额', '人', { ...staged, ...less }), indicator('books_per_pupil', '生均图书', '册'),
  indicator('bachelor_share', '专任教师本科及以上占比', '%', staged), indicator('full_time_teacher_count', '专任教师数', '人', staged), indicator('junior_pupils', '初中在校生数', '人'), indicator('school_count', '学校数（含幼儿园）', '所'),
  indicator('classroom_count', '普通教室间数', '间'), indicator('teachers_per_pupil', '师生比', ''), indicator('pupil_teacher_ratio', '生师比', '人', less), indicator('private_share', '民办学校占比', '%', { better: 'neither' }),
]);
const of = (metric: string, unit: string, comparator: Comparator = 'ge', subject = '') => suggest({ metric, subject, unit, comparator, sourceText: metric });

describe('what may prove a target', () => {
  it.each<[string, string, Comparator, string, string, readonly string[]]>([
    ['大班额比例', '%', 'le', '', 'large_class_share', []], ['大班额比例', '%', 'le', '小学', 'large_class_share', ['primary']], ['义务教育大班额比例', '%', 'le', '', 'compulsory_large_class_share', []],
    ['班额', '人', 'le', '初中', 'largest_class', ['junior']], ['平均班额', '人', 'le', '', 'average_class_size', []], ['专任教师本科以上学历比例', '%', 'ge', '', 'bachelor_share', []],
    ['图书册数', '册', 'ge', '生均', 'books_per_pupil', []], ['师生比', ':1', 'ge', '', 'teachers_per_pupil', []], ['生师比', ':1', 'le', '', 'pupil_teacher_ratio', []],
    ['在校生数', '万人', 'ge', '初中', 'junior_pupils', []], ['学校数', '所', 'eq', '', 'school_count', []], ['大班额班级数', '个', 'le', '', 'large_class_count', []],
  ])('%s in %s (%s) of %s is %s %j', (metric, unit, comparator, subject, key, stages) => {
    const [first] = of(metric, unit, comparator, subject);
    expect(first).toMatchObject({ indicator: key, stages, caution: null, why: { zh: expect.stringContaining(metric), en: expect.stringMatching(/reads like/) } });
  });

  it.each<[string, string, string]>([
    ['another unit', '专任教师数', '所'], ['a share against a count', '大班额班级数', '%'], ['a count against a share', '大班额比例', '个'], ['percentage points', '大班额比例', '个百分点'], ['rooms against schools', '普通教室间数', '所'],
    ['what is done this year', '招聘专任教师', '人'], ['what is done away with', '消除大班额班数', '个'], ['a rise', '专任教师本科以上学历比例提高', '%'], ['another kind of school', '公办学校占比', '%'], ['another stage', '高中在校生数', '人'], ['another thing', '毕业生就业率', '%'],
  ])('is nothing for %s', (_, metric, unit) => {
    expect(of(metric, unit)).toEqual([]);
  });

  it('says what it does not cover, and that the direction is odd', () => {
    expect(of('图书册数', '册', 'ge', '小学生均')[0]).toMatchObject({ indicator: 'books_per_pupil', caution: { zh: expect.stringContaining('不分学段') } });
    expect(of('大班额比例', '%', 'ge')[0]).toMatchObject({ indicator: 'large_class_share', caution: { en: expect.stringContaining('other way') } });
  });
});
