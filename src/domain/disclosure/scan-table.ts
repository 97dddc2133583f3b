/*
 * A table looked at as a whole: what makes a list of pupils' scores is not one cell but a column of names beside a column
 * of figures. Rows come one by one, so that a long sheet needs no memory; the verdict is given at the end.
 */
import { maskingProblems as kinds } from '../problems/disclosure.ts';
import type { Words } from '../problems/problem.ts';
import { finding, type MaskingFinding } from './finding.ts';
import { foldDigits } from './fold-digits.ts';
import { mayBeName } from './surnames.ts';

type ColumnRole = 'name' | 'pupil' | 'candidate' | 'adult' | 'score' | 'rank' | 'private' | 'group';

const titles: readonly (readonly [ColumnRole, RegExp])[] = [
  ['pupil', /^(?:学号|学籍号|全国学籍号|学籍辅号|座位?号|班级|所在班级|年级|班别|监护人|家长姓名|家长|学生姓名|学生|幼儿姓名)$/],
  // Whoever sits an examination may be a pupil or apply for a post.
  ['candidate', /^(?:考号|考生号|准考证号?|考生姓名|考生)$/],
  ['adult', /岗位|职位|应聘|笔试|面试|职称|报考单位/],
  ['name', /^(?:姓名|名字|教师姓名|人员姓名)$/],
  ['rank', /(?:名次|排名|位次|班排|年级排|级排|校排|县排)/],
  ['score', /^(?:语文|数学|英语|外语|物理|化学|生物|历史|地理|政治|道德与法治|道法|科学|体育|音乐|美术|信息|信息技术|理综|文综)(?:成绩|分数?|得分)?$|总分|总成绩|成绩$|得分|分数$|等第|等级成绩|均分/],
  ['private', /^(?:身份证号?码?|证件号码?|公民身份号码|出生日期|出生年月日?|生日|联系电话|手机号?码?|电话|家长电话|联系方式|家庭(?:住址|地址)|住址|户籍(?:地|地址)?|银行(?:卡号|账号)|卡号|账号|学籍号|全国学籍号)$/],
  ['group', /^(?:学校|学校名称|单位|班级|校名|学校（单位）)$/],
];
const NAMED_PUPIL = /^(?:学生姓名|学生|考生姓名|考生|幼儿姓名)$/;
/** A heading stands within the first rows; below it is data. */
const HEAD_WITHIN = 8;
/** Names in a row with figures, without any heading. */
const BARE_ROWS = 3;

/** Takes the rows of one table and judges them at the end. */
export class TableScan {
  readonly #place: Words;
  readonly #columns = new Map<number, Set<ColumnRole>>();
  #nameColumn = -1;
  #told: string;
  #rows = 0;
  #headed = false;
  readonly #counts = { scored: 0, named: 0, private: 0, ranked: 0, bare: 0 };

  /** `title` is what stands above the table. */
  constructor(place: Words, title = '') {
    this.#place = place;
    this.#told = title;
  }

  /** The next row. */
  take(cells: readonly string[]): void {
    this.#rows += 1;
    if (!this.#headed && this.#rows <= HEAD_WITHIN && this.#readHeading(cells)) return;
    if (!this.#headed && this.#rows <= HEAD_WITHIN) this.#told += cells.join('');
    this.#count(cells);
  }

  // Headings of two rows add to each other.
  #readHeading(cells: readonly string[]): boolean {
    const roles = cells.map((cell) => rolesOf(cell));
    const known = roles.filter((role) => role.length > 0).length;
    if (known === 0 || (known === 1 && cells.filter((cell) => cell.trim() !== '').length > 3 && !roles.flat().includes('name'))) return false;
    for (const [at, found] of roles.entries()) {
      for (const role of found) this.#columns.set(at, (this.#columns.get(at) ?? new Set()).add(role));
      if (this.#nameColumn < 0 && (found.includes('name') || NAMED_PUPIL.test(bare(cells[at] ?? '')))) this.#nameColumn = at;
    }
    return true;
  }

  #count(cells: readonly string[]): void {
    const at = (role: ColumnRole): number[] => [...this.#columns].filter(([, roles]) => roles.has(role)).map(([column]) => column);
    const filled = (column: number): string => foldDigits(cells[column] ?? '').trim();
    const name = this.#nameColumn < 0 ? '' : filled(this.#nameColumn);
    const named = /^[\p{Script=Han}\p{Script=Latin}·\s]{2,20}$/u.test(name);
    const numbered = [...at('pupil'), ...at('candidate')].some((column) => /\d{4,}/.test(filled(column)));
    const marked = [...at('score'), ...at('rank')].some((column) => isMark(filled(column)));
    if (named || numbered || marked) this.#headed = true;
    if (marked && (named || numbered)) this.#counts.scored += 1;
    if (named) this.#counts.named += 1;
    if (named && at('private').some((column) => filled(column) !== '' && !/[*＊×xX●]{2,}/.test(filled(column)))) this.#counts.private += 1;
    if (marked && !named && at('group').length > 0 && at('rank').some((column) => isMark(filled(column)))) this.#counts.ranked += 1;
    if (this.#columns.size === 0 && isBareRow(cells)) this.#counts.bare += 1;
  }

  /** What the table is. */
  verdict(): MaskingFinding[] {
    const { scored, named, private: shown, ranked, bare: unheaded } = this.#counts;
    const has = (role: ColumnRole): boolean => [...this.#columns.values()].some((roles) => roles.has(role));
    const grown = has('adult') || /招聘|招录|应聘|遴选|选聘|职称|评审/.test(this.#told);
    const pupils = has('pupil') || /学生|同学|幼儿|班级|年级|\d班|期末|期中|月考|中考|学业水平/.test(this.#told) || (!grown && (has('candidate') || this.#told.includes('考生')));
    const say = (kind: typeof kinds.pupilScores, weight: 'hard' | 'soft', count: number): MaskingFinding[] => (count === 0 ? [] : [finding(kind, weight, { count }, this.#place, this.#headings())]);
    if (scored > 0) return [...say(pupils ? kinds.pupilScores : kinds.personScores, pupils ? 'hard' : 'soft', scored), ...say(kinds.privateColumn, 'soft', shown)];
    return [
      ...(pupils ? say(kinds.pupilNames, 'soft', named) : []), ...say(kinds.privateColumn, 'soft', shown), ...say(kinds.schoolsRanked, 'soft', ranked),
      ...(unheaded >= BARE_ROWS ? say(pupils ? kinds.pupilScores : kinds.personScores, pupils ? 'hard' : 'soft', unheaded) : []),
    ];
  }

  #headings = (): string => [...this.#columns.values()].flatMap((roles) => [...roles].map((role) => words[role])).filter((word, at, all) => all.indexOf(word) === at).join('、');
}

const words: Readonly<Record<ColumnRole, string>> = { name: '姓名', pupil: '学生', candidate: '考生', adult: '岗位', score: '成绩', rank: '名次', private: '个人信息', group: '单位' };

// A short title is written apart to fill its column.
const bare = (cell: string): string => foldDigits(cell).replaceAll(/[\s\u3000\u200b:：*]/g, '').replace(/[（(].*$/, '');

function rolesOf(cell: string): ColumnRole[] {
  const title = bare(cell);
  if (title === '' || title.length > 12) return [];
  return titles.filter(([, pattern]) => pattern.test(title)).map(([role]) => role);
}

const isMark = (text: string): boolean => /^\d{1,4}(?:\.\d{1,2})?分?$|^第?\d{1,4}名?$|^[A-E][+-]?$|^(?:优秀?|良好?|合格|不合格|及格)$/.test(text);

/** A name and at least two figures no greater than marks are: a list from which the heading was cut. */
function isBareRow(cells: readonly string[]): boolean {
  const name = cells.findIndex((cell) => mayBeName(cell));
  return name >= 0 && name <= 2 && cells.slice(name + 1).filter((cell) => /^\d{1,3}(?:\.\d)?$/.test(foldDigits(cell).trim())).length >= 2;
}
