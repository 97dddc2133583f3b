import { describe, expect, it } from 'vitest';
import { idNumbers } from '../sample/fictional-number.ts';
import { MaskingScan } from './masking-scan.ts';

const ID = idNumbers('690123')('2014-03-07', '1');
const MOBILE = '15400138000';
const CARD = '6299990000000000004';
const wide = (text: string): string => text.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const spelled = (text: string): string => [...text].map((digit) => '〇一二三四五六七八九'[Number(digit)]).join('');
const parted = (text: string, by: string): string => [...text].join(by);

function scan(text: string) {
  const one = new MaskingScan();
  one.lines(text.split('\n'), (at) => ({ zh: `第${at + 1}行`, en: `line ${at + 1}` }));
  return one.report();
}
const codes = (text: string): string[] => scan(text).findings.map(({ code, weight }) => `${code} ${weight}`);

describe('numbers of a person are found however they are written', () => {
  it.each([
    ['an ID number', `王小明，身份证号${ID}。`, ['G201 hard']],
    ['with a small x', '11010519491231002x', ['G201 hard']],
    ['in full-width digits', wide(ID), ['G201 hard']],
    ['in mathematical digits', [...ID].map((digit) => String.fromCodePoint(0x1d7ce + Number(digit))).join(''), ['G201 hard']],
    ['in Arabic digits', [...ID].map((digit) => String.fromCharCode(0x660 + Number(digit))).join(''), ['G201 hard']],
    ['parted by blanks', `${ID.slice(0, 6)} ${ID.slice(6, 14)} ${ID.slice(14)}`, ['G201 hard']],
    ['parted by ideographic blanks', parted(ID, '\u3000'), ['G201 hard']],
    ['parted by nothing one sees', parted(ID, '\u200b'), ['G201 hard']],
    ['a digit a cell', parted(ID, '\t'), ['G201 hard']],
    ['across three cells', `${ID.slice(0, 6)}\t${ID.slice(6, 14)}\t${ID.slice(14)}`, ['G201 hard']],
    ['glued to a number', `编号20250101${ID}`, ['G201 hard']],
    ['behind the letter of a pupil', `G${ID}`, ['G203 hard']],
    ['with a wrong check character', `${ID.slice(0, 17)}${ID.endsWith('1') ? '2' : '1'}`, ['G202 soft']],
    ['of the old fifteen digits', '690123800307001', ['G202 soft']],
    ['a mobile number', `家长${MOBILE}`, ['G204 hard']],
    ['a mobile number with its country', `+86 ${MOBILE}`, ['G204 hard']],
    ['a mobile number parted', '154-0013-8000', ['G204 hard']],
    ['a mobile number in circles of a list', `①${MOBILE}`, ['G204 hard']],
    ['a mobile number spelled out', `电话${spelled(MOBILE)}`, ['G204 hard']],
    ['a mobile number in three cells', '张一\t154\t0013\t8000', ['G206 soft']],
    ['a line of the office', `咨询电话：${MOBILE}`, ['G205 soft']],
    ['a bank card', `卡号${CARD}`, ['G207 hard']],
    ['a bank card in fours', CARD.replaceAll(/(\d{4})(?=\d)/g, '$1 '), ['G207 hard']],
    ['an ID number in Base64', btoa(`id=${ID};name=x`), ['G216 hard']],
    ['an e-mail', 'someone@example.com', ['G208 soft']],
    ['an e-mail with a wide sign', 'someone＠example．com', ['G208 soft']],
    ['a home by its label', '家庭住址：青云镇幸福村3组', ['G209 hard']],
    ['a home by building and unit', '阳光里12栋2单元301室', ['G209 hard']],
    ['a door in a village', '东山村3组12号', ['G210 soft']],
    ['a pupil’s score in a sentence', '林小红同学数学98分', ['G211 hard']],
    ['somebody’s score in a sentence', '其中林小红总成绩86.5分', ['G212 soft']],
  ])('%s', (_, text, found) => {
    expect(codes(text)).toEqual(found);
  });

  it('and no finding shows any of it', () => {
    const told = JSON.stringify(scan([ID, `${ID}，${MOBILE}，${CARD}`, wide(ID), spelled(MOBILE), `邮箱someone@example.com，${MOBILE}`].join('\n')));
    expect(told).toContain('〔身份证号〕');
    for (const digits of [ID, MOBILE, CARD, wide(ID), spelled(MOBILE)]) for (let at = 0; at + 4 <= digits.length; at += 1) expect(told).not.toContain(digits.slice(at, at + 4));
    expect(told).not.toContain('someone');
  });
});

it.each([
  ['sums and shares', '2025年投入13800138000元，完成98.5%；图书154001380册，仪器值6212345678万元'],
  ['a row of figures', '东山小学\t1380\t0138\t1540\t12345\t99.5'],
  ['an index number', '12690123MB0A12345X/2026-00012'],
  ['a masked number', '张*明 6901**********0011 154****8000'],
  ['an office in a street', '地址：青云镇人民路12号；电话：0699-2200001；邮箱 jyj@qinglan.gov.cn'],
  ['averages', '全县小学语文平均分85分，高中数学平均成绩90分'],
  ['a Base64 picture', `data:image/png;base64,${btoa('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x06')}`],
  ['a table of schools', '学校\t学生数\t班级数\n东山小学\t500\t12\n西岭小学\t400\t10'],
])('nothing is told of %s', (_, text) => {
  expect(codes(text)).toEqual([]);
});

describe('tables', () => {
  it.each([
    ['scores of pupils', '姓名\t班级\t语文\t数学\n王明\t一班\t98\t99\n李红\t一班\t88\t79', ['G211 hard'], 2],
    ['scores under numbers instead of names', '考号\t总分\n20260101\t512\n20260102\t498', ['G211 hard'], 2],
    ['ranks alone', '学生姓名,学校,名次\n王明,东山中学,1', ['G211 hard'], 1],
    ['a heading written apart', '七年级期末成绩\n姓　名\t语　文\t总　分\n王明\t98\t600', ['G211 hard'], 1],
    ['nothing above it', '姓　名\t语　文\t总　分\n王明\t98\t600', ['G212 soft'], 1],
    ['grades instead of points', '学生\t科学\n王明\tA', ['G211 hard'], 1],
    ['a recruitment', '2026年公开招聘教师考生成绩\n岗位\t准考证号\t姓名\t笔试成绩\n小学语文\t20260101\t王明\t88.5', ['G212 soft'], 1],
    ['no heading at all', '王明\t98\t99\n李红\t88\t79\n张华\t90\t91', ['G212 soft'], 3],
    ['a list of pupils', '姓名\t学校\t年级\n王明\t东山小学\t三年级', ['G213 soft'], 1],
    ['a private column', '姓名\t出生日期\n王明\t1990-01-02', ['G214 soft'], 1],
    ['schools by their marks', '学校\t平均分均分\t名次\n东山小学\t85.2\t1', ['G215 soft'], 1],
  ])('%s', (_, text, found, rows) => {
    const report = scan(text);
    expect(report.findings.map(({ code, weight }) => `${code} ${weight}`)).toEqual(found);
    expect(report.findings[0]?.zh).toContain(`${rows} 行`);
  });

  it('two tables are two lists, and the heaviest findings come first', () => {
    const report = scan(`someone@example.com\n姓名\t岗位\t成绩\n王明\t教师\t90\n\n说明\n考生姓名\t总分\n李红\t600\n${Array.from({ length: 30 }, () => ID).join('\n')}`);
    expect(report.findings.map(({ code }) => code)).toEqual([...Array.from({ length: 20 }, () => 'G201'), 'G211', 'G208', 'G212']);
    expect([report.hard, report.soft, report.notes]).toEqual([31, 2, 0]);
  });
});
