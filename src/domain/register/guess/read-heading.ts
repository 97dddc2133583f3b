/* A heading as people write it: its name, and the unit of measure in brackets behind it. */

/** A heading taken apart; `measure` is empty where none stands. */
export interface ReadHeading { readonly name: string; readonly measure: string }

const LONGEST = 80;
const unseen = /[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** Takes a heading apart: stars and words for “required” go, a bracket that is no measure stays with the name. */
export function readHeading(heading: string): ReadHeading {
  const plain = heading.normalize('NFC').replaceAll(unseen, '').replaceAll(/\s+/g, '').replaceAll(/^[*＊]+|[*＊]+$|[(（](?:必填|选填)[)）]/g, '');
  const [, name = plain, bracket = ''] = /^(.+?)[([（【]([^()（）[\]【】]*)[)\]）】]$/.exec(plain) ?? [];
  const measure = bracket.replace(/^单位[:：]/, '').replace(/％/, '%');
  return measures.test(measure) ? { name: cut(name), measure } : { name: cut(plain), measure: '' };
}

const cut = (name: string): string => [...name].slice(0, LONGEST).join('');

// Only what people measure in: 学生数（男） is another field than 学生数（女）.
const measures = /^(?:[亿万千百]?元|[万千百]?[人名个台套间辆册本件所班处次天日月年岁份亩斤吨度项篇场节门株栋座张把只块]|平方米|平米|立方米|公里|千米|米|厘米|毫米|公斤|千克|克|升|小时|分钟|分|人次|课时|学时|公顷|%|㎡|m2|m²|m³|m|km|kg|h|kWh|MB|GB|Mbps|寸|英寸|元\/.{1,4}|人\/.{1,4})$/u;
