import { describe, expect, it } from 'vitest';
import { sameDeeds, scopesDiffer, scopesMissing, wordsBefore } from './scope-words.ts';

const said = (words: string) => ({ label: words, clause: words });

describe('scopesDiffer', () => {
  it.each<[string, string, boolean]>([
    ['小学巩固率', '初中巩固率', true], ['中小学教师', '义务教育教师', false], ['中小学教师', '小学教师', true], ['小学教师', '教师', false], ['初高中学生', '高中学生', true],
    ['省级文明校园', '市级文明校园', true], ['城乡学校', '农村学校', false], ['城区学校', '乡村学校', true], ['公办园', '幼儿园', false], ['公办幼儿园', '民办幼儿园', true],
    ['骨干教师', '校长', true], ['生均图书', '图书', true], ['生均图书', '师均图书', false], ['新建食堂', '维修食堂', true], ['新建食堂', '新建和维修食堂', false],
    ['招聘教师', '培训教师', true], ['新增学位', '现有学位', true], ['开工项目', '竣工项目', true], ['图书', '校车', false],
  ])('%s and %s: %s', (a, b, differ) => {
    expect([scopesDiffer(said(a), said(b)), scopesDiffer(said(b), said(a))]).toEqual([differ, differ]);
  });
});

it('counts the scopes only one side names', () => {
  expect(scopesMissing(said('小学教师'), said('教师'))).toBe(1);
  expect(scopesMissing(said('农村小学教师'), said('教师'))).toBe(2);
  expect(scopesMissing(said('教师'), said('教师'))).toBe(0);
});

describe('sameDeeds', () => {
  it.each<[string, string, boolean]>([
    ['新建幼儿园', '建成幼儿园', true], ['招聘教师', '公开招聘中小学教师', true], ['教师', '教师', false], ['招聘教师', '教师', false], ['新建学校', '新建改扩建学校', false],
  ])('%s and %s: %s', (a, b, same) => {
    expect(sameDeeds(said(a), said(b))).toBe(same);
  });
});

describe('wordsBefore', () => {
  it.each<[string, string, string, string]>([
    ['新建公办幼儿园4所', '4', '新建公办幼儿园', '新建公办幼儿园'],
    ['招聘小学教师40名、初中教师30名', '30', '招聘小学教师40名、初中教师', '、初中教师'],
    ['投入2360万元改造食堂41个', '41', '投入2360万元改造食堂', '改造食堂'],
    ['学校15所小学5所', '5', '学校15所小学', '小学'],
    ['选派十二名校长', '', '选派十二名校长', '选派十二名校长'],
    ['培训3次和5次', '7', '培训3次和5次', ''],
  ])('%s before %s', (clause, number, upTo, lead) => {
    expect(wordsBefore(clause, number)).toEqual({ upTo, lead });
  });
});
