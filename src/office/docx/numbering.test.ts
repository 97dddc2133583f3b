import { describe, expect, it } from 'vitest';
import { level } from '../../../test/office/make-docx.ts';
import { readXml } from '../read-xml.ts';
import { formatNumber } from './format-number.ts';
import { createMarkerCounter, readLists } from './numbering.ts';

describe('numbers are printed as Word prints them', () => {
  it.each([
    [1, 'chineseCounting', '一'], [10, 'chineseCounting', '十'], [12, 'chineseCountingThousand', '十二'], [20, 'japaneseCounting', '二十'],
    [21, 'taiwaneseCountingThousand', '二十一'], [105, 'chineseCountingThousand', '一百零五'], [110, 'chineseCounting', '一百一十'],
    [1005, 'chineseCounting', '一千零五'], [12, 'ideographDigital', '一二'], [10, 'taiwaneseDigital', '一〇'],
    [3, 'chineseLegalSimplified', '叁'], [12, 'chineseLegalSimplified', '壹拾贰'], [6, 'ideographLegalTraditional', '陸'],
    [3, 'ideographTraditional', '丙'], [11, 'ideographTraditional', '甲'], [12, 'ideographZodiac', '亥'],
    [7, 'decimal', '7'], [7, 'decimalZero', '07'], [12, 'decimalFullWidth', '１２'],
    [1, 'decimalEnclosedCircle', '①'], [20, 'decimalEnclosedCircleChinese', '⑳'], [21, 'decimalEnclosedCircle', '㉑'], [36, 'decimalEnclosedCircle', '㊱'],
    [2, 'decimalEnclosedParen', '⑵'], [21, 'decimalEnclosedParen', '(21)'], [3, 'decimalEnclosedFullstop', '⒊'], [2, 'ideographEnclosedCircle', '㊁'],
    [2, 'upperLetter', 'B'], [27, 'lowerLetter', 'aa'], [4, 'upperRoman', 'IV'], [19, 'lowerRoman', 'xix'],
    [5, 'none', ''], [5, 'aFormatOfTheFuture', '5'],
  ])('%i as %s is %s', (value, format, printed) => {
    expect(formatNumber(value, format)).toBe(printed);
  });
});

/** Markers of a sequence of [list, level], for a numbering part with this inside. */
function markers(inside: string, sequence: readonly (readonly [string, number])[]): string[] {
  const next = createMarkerCounter(readLists(readXml(`<w:numbering xmlns:w="w">${inside}</w:numbering>`)));
  return sequence.map(([list, at]) => next(list, at));
}

const three = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}</w:abstractNum>`;
const list = (id: string, abstract: string, more = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${more}</w:num>`;

describe('lists count as Word counts', () => {
  it('deeper levels begin again after a higher one', () => {
    expect(markers(three + list('1', '0'), [['1', 0], ['1', 1], ['1', 2], ['1', 2], ['1', 1], ['1', 2], ['1', 0], ['1', 1]]))
      .toEqual(['一、', '（一）', '1. ', '2. ', '（二）', '1. ', '二、', '（一）']);
  });

  it('two lists of one definition count on together, unless the second starts anew', () => {
    const anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    expect(markers(three + list('1', '0') + list('2', '0') + list('3', '0', anew), [['1', 0], ['2', 0], ['3', 0], ['3', 0]]))
      .toEqual(['一、', '二、', '一、', '二、']);
  });

  it('a list may start elsewhere and redefine a level', () => {
    const third = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride>';
    const redefined = `<w:lvlOverride w:ilvl="0">${level(0, 'decimal', '第%1条')}</w:lvlOverride>`;
    expect(markers(three + list('1', '0', third), [['1', 0], ['1', 0]])).toEqual(['三、', '四、']);
    expect(markers(three + list('1', '0', redefined), [['1', 0]])).toEqual(['第1条 ']);
  });

  it('a level shows the counters above it, in digits where it says so', () => {
    const chapters = `<w:abstractNum w:abstractNumId="5">${level(0, 'chineseCounting', '第%1章')}${level(1, 'decimal', '%1.%2', '<w:isLgl/>')}${level(2, 'decimal', '%1-%3')}</w:abstractNum>`;
    expect(markers(chapters + list('1', '5'), [['1', 0], ['1', 0], ['1', 1], ['1', 1], ['1', 2]]))
      .toEqual(['第一章 ', '第二章 ', '2.1 ', '2.2 ', '二-1 ']);
  });

  it('a level that never restarts counts through', () => {
    const through = `<w:abstractNum w:abstractNumId="6">${level(0, 'chineseCounting', '%1、')}${level(1, 'decimal', '%2.', '<w:lvlRestart w:val="0"/>')}</w:abstractNum>`;
    expect(markers(through + list('1', '6'), [['1', 0], ['1', 1], ['1', 0], ['1', 1]])).toEqual(['一、', '1. ', '二、', '2. ']);
  });

  it('bullets are bullets, also from symbol fonts; no gap where the list asks for none', () => {
    const mixed = `<w:abstractNum w:abstractNumId="7">${level(0, 'bullet', '\uf0b7')}${level(1, 'bullet', '★')}${level(2, 'decimal', '%3', '<w:suff w:val="nothing"/>')}</w:abstractNum>`;
    expect(markers(mixed + list('1', '7'), [['1', 0], ['1', 1], ['1', 2]])).toEqual(['• ', '★ ', '1']);
  });

  it('follows a link to a list style', () => {
    const styled = '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="Plan"/></w:abstractNum>'
      + `<w:abstractNum w:abstractNumId="9"><w:styleLink w:val="Plan"/>${level(0, 'chineseCounting', '%1、')}</w:abstractNum>`;
    expect(markers(styled + list('1', '8'), [['1', 0]])).toEqual(['一、']);
  });

  it('a list that is not defined prints nothing', () => {
    expect(markers(three + list('1', '0'), [['9', 0], ['1', 7]])).toEqual(['', '']);
  });
});
