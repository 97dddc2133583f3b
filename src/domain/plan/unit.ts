/*
 * Units and classifiers as data. A row says how a unit is printed, what it is normalised to and what sort it is; the
 * sort decides how much a numeral before it must prove before it counts as a quantity (see non-quantity.ts).
 */

/**
 * `count` counts things one can point at; `loose` also counts notions (个, 项), so its noun is looked at; `measure`,
 * `money`, `share` measure; `lesson` is an allotment of time (学时, 天); `span` tells time (年, 月); `noun` is a thing
 * that figures count without a classifier (12乡镇); `label` never counts (三大, 七年级).
 */
export type UnitSort = 'count' | 'loose' | 'measure' | 'money' | 'share' | 'lesson' | 'span' | 'noun' | 'label';

/** A row of the table. */
export interface Unit {
  readonly text: string;
  readonly sort: UnitSort;
  /** What it is normalised to; empty for a bare multiplier (1.2万). */
  readonly canonical: string;
  /** What one of it is in the canonical unit. */
  readonly times: number;
}

/** A unit met in the text. */
export interface UnitAt {
  readonly end: number;
  /** As printed, multiplier included: 万平方米. */
  readonly text: string;
  readonly unit: Unit;
  /** 万, 亿, 千 before the unit, multiplied out. */
  readonly factor: number;
}

const COUNT = '所 处 座 家 人 名 位 户 人次 人天 人日 次 场 场次 班次 期次 车次 台次 课次 户次 家次 校次 项次 件次 期 轮 届 批 批次 ' +
  '支 辆 台 套 栋 幢 间 件 件套 台件 台件套 台套 册 本 篇 幅 部 份 封 枚 张 块 面 片 盏 架 艘 门 节 堂 讲 队 组 对 双 副 只 把 株 棵 盆 盒 箱 桶 ' +
  '瓶 袋 具 桌 顿 顶 床 扇 樘 眼 孔 口 例 起 宗 笔 股 路 排 首 支队伍 遍 趟 回 个班 个班次 万字 字 票 席 尾 匹 孔 层 段 集 卷 ' +
  '辆次 人份 册次 点位 端 盘 组套';
const LOOSE = '个 项 种 条 类 分 步 道';
const LESSON = '学时 课时 学分 小时 个小时 分钟 秒 周 天 工作日 个工作日 个学时 个课时 节课 个学分';
const SPAN = '年 日 月 个月 月份 季度 个季度 学期 个学期 学年 个学年 周年 年度 周岁 年级 岁 号 时 世纪 届毕业生 年制 年期 旬';
const LABEL = '大 点 年级 级 周岁 岁 等奖 等 流 体 方 通 位一体 不 有 好 免 线 维 代 型 版 式 率 度 全 爱 问 查 会 心 观 严 实 品';
const NOUN = '乡镇 县区 县市区 街道 社区 村 校区 教学点 班 校 园 镇';
const SAME: Readonly<Record<string, readonly [UnitSort, string, number?]>> = {
  平方米: ['measure', '平方米'], 平米: ['measure', '平方米'], 平方: ['measure', '平方米'], 平: ['measure', '平方米'],
  '㎡': ['measure', '平方米'], m2: ['measure', '平方米'], 'm²': ['measure', '平方米'], M2: ['measure', '平方米'],
  平方公里: ['measure', '平方公里'], 亩: ['measure', '亩'], 公顷: ['measure', '公顷'], 立方米: ['measure', '立方米'],
  公里: ['measure', '公里'], 千米: ['measure', '公里'], km: ['measure', '公里'], 米: ['measure', '米'], 延米: ['measure', '米'],
  延长米: ['measure', '米'], 厘米: ['measure', '厘米'], 里: ['measure', '里'], 吨: ['measure', '吨'], 公斤: ['measure', '公斤'],
  千克: ['measure', '公斤'], 斤: ['measure', '斤'], 克: ['measure', '克'], 升: ['measure', '升'], 毫升: ['measure', '毫升'],
  兆: ['measure', '兆'], M: ['measure', '兆'], Mbps: ['measure', '兆'], 千瓦: ['measure', '千瓦'], 度电: ['measure', '度'],
  蒸吨: ['measure', '蒸吨'], 倍: ['measure', '倍'], 千伏安: ['measure', '千伏安'], '℃': ['measure', '℃'],
  个百分点: ['share', '个百分点'], 百分点: ['share', '个百分点'], '%': ['share', '%'], '‰': ['share', '‰'], '‱': ['share', '‱'],
  成: ['share', '%', 10], 元: ['money', '元'], 块钱: ['money', '元'], 美元: ['money', '美元'], 港元: ['money', '港元'], 港币: ['money', '港元'],
  角: ['money', '元', 0.1], 元钱: ['money', '元'], 人民币: ['money', '元'], 元整: ['money', '元'],
  个小时: ['lesson', '小时'], h: ['lesson', '小时'], 个学时: ['lesson', '学时'], 个课时: ['lesson', '课时'], 个工作日: ['lesson', '工作日'],
  个班: ['count', '个'], 台套: ['count', '台套'], 个学分: ['lesson', '学分'], 节课: ['lesson', '节'], 支队伍: ['loose', '支'],
};

/** Characters after which the classifier was no classifier but the start of a word: 部 in 部门, 处 in 处理. */
const WORD_GOES_ON: Readonly<Record<string, string>> = {
  校: '长园车舍本内外际级服徽友训规企', 园: '长区林丁舍内', 镇: '长政中小区',
  班: '级主子车会长干队轨', 个班: '级子主组', 部: '门署委分', 组: '织建成长', 节: '约假日气点', 集: '团中体', 期: '间望末', 场: '所地馆', 户: '外籍', 家: '庭',
  门: '户', 处: '于置罚', 台: '阶', 本: '科年次', 层: '面次级', 口: '号', 只: '有能要', 首: '次届先', 端: '正',
  位: '于列居置', 对: '接照应口于我标', 面: '向对', 人: '民才员事文格际身物', 名: '列单额牌',
  张: '贴', 条: '件', 起: '来点草', 单: '位', 股: '室', 路: '径', 份: '额', 封: '闭', 套: '餐', 平: '方台均安等时',
  里: '面程', 排: '名', 段: '落', 片: '面', 元: '旦宵素', 角: '度', 成: '立为果效绩长员人功本就熟都', 分: '之别校园管布享',
  天: '津两打', 周: '边期', 双: '减创高', 道: '路德', 笔: '试', 例: '如', 桌: '椅', 床: '位',
  升: '学级', 支: '持部', 轮: '换流', 批: '评准', 届: '时', 队: '伍', 副: '校',
};

/** The unit of a bare multiplier: 在校学生1.2万. */
export const NO_UNIT: Unit = { text: '', sort: 'measure', canonical: '', times: 1 };

const rows = (list: string, sort: UnitSort): Unit[] =>
  list.split(' ').map(text => ({ text, sort, canonical: text, times: 1 }));

/** Every unit the reader knows. Later rows win over earlier ones of the same spelling. */
export const UNITS: readonly Unit[] = [
  ...rows(NOUN, 'noun'), ...rows(LABEL, 'label'), ...rows(COUNT, 'count'), ...rows(LOOSE, 'loose'),
  ...rows(SPAN, 'span'), ...rows(LESSON, 'lesson'),
  ...Object.entries(SAME).map(([text, [sort, canonical, times = 1]]) => ({ text, sort, canonical, times })),
];

const BY_FIRST = indexByFirst(UNITS);
const FACTORS: ReadonlyMap<number, number> = new Map(
  ([['十', 10], ['百', 100], ['千', 1e3], ['万', 1e4], ['亿', 1e8]] as const).map(([sign, factor]) => [sign.charCodeAt(0), factor]),
);
/** 台(套), 人(次): the bracket repeats the classifier and is passed over. */
const BRACKET = /\((?:套|次|件|套件|件套|间|所|名|处|个|座|园|校|班|栋|幢|册|台|场|期|人|人次)\)/y;

function indexByFirst(units: readonly Unit[]): Map<number, Unit[]> {
  const byText = new Map(units.map(unit => [unit.text, unit]));
  const index = new Map<number, Unit[]>();
  for (const unit of byText.values()) {
    const code = unit.text.charCodeAt(0);
    index.set(code, [...(index.get(code) ?? []), unit]);
  }
  for (const list of index.values()) list.sort((a, b) => b.text.length - a.text.length);
  return index;
}

/** The unit printed at `at`, the longest that fits, or null. */
export function readUnit(text: string, at: number): UnitAt | null {
  const unit = BY_FIRST.get(text.charCodeAt(at))?.find(row => text.startsWith(row.text, at) && !goesOn(row.text, text, at));
  if (unit === undefined) return null;
  return { end: pastBracket(text, at + unit.text.length), text: unit.text, unit, factor: 1 };
}

function goesOn(unit: string, text: string, at: number): boolean {
  const end = at + unit.length;
  return end < text.length && WORD_GOES_ON[unit]?.includes(text.charAt(end)) === true;
}

function pastBracket(text: string, at: number): number {
  if (text.charCodeAt(at) !== 40) return at;
  BRACKET.lastIndex = at;
  return BRACKET.test(text) ? BRACKET.lastIndex : at;
}

/** 万, 亿, 千万 … printed at `at`: where they end and what they multiply by. */
export function readMultiplier(text: string, at: number): { end: number; factor: number } {
  let end = at;
  let factor = 1;
  for (; end < at + 3; end++) {
    const next = FACTORS.get(text.charCodeAt(end));
    if (next === undefined) break;
    factor *= next;
  }
  return { end, factor };
}
