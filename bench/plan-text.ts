/*
 * Text like a county's plans and summaries, of any size: seeded, so that two runs read the same. Headings, figures,
 * sums, shares, lists and plain prose come in about the measure of real ones.
 */

const PLACES = ['云溪', '白石', '河湾', '青坪', '石桥', '松岭', '柳渡', '南塘', '高坪', '竹园'];
const STAGES = ['幼儿园', '小学', '初中', '高中', '职校'];
const VERBS = ['加强', '推进', '完善', '落实', '规范', '优化', '提升', '深化', '健全', '统筹'];
const THINGS = ['师德建设', '课堂教学', '校园安全', '食堂管理', '教师培训', '经费使用', '阅读活动', '体育锻炼', '家校联系', '设备更新'];
const CHINESE = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

type Random = () => number;

function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const pick = (random: Random, from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
const whole = (random: Random, low: number, high: number): number => low + Math.floor(random() * (high - low));

type Sentence = (random: Random) => string;

/** One sentence in four holds figures: about four thousand in a megabyte, as in real plans. */
const FIGURES = 0.25;

const PROSE: readonly Sentence[] = [
  random => `各校要把${pick(random, THINGS)}摆在突出位置，${pick(random, VERBS)}制度，压实责任，形成合力，让每一名学生都有收获。`,
  random => `坚持问题导向，${pick(random, VERBS)}${pick(random, THINGS)}，${pick(random, VERBS)}${pick(random, THINGS)}，努力办好家门口的学校。`,
  random => `教研人员深入课堂听课评课，及时发现教学中的困难，帮助年轻教师改进方法，${pick(random, VERBS)}${pick(random, THINGS)}。`,
  random => `${pick(random, VERBS)}${pick(random, THINGS)}的长效机制，推动优质资源向乡村学校和薄弱学校延伸，不断缩小城乡之间、校际之间的差距。`,
  random => `严格执行有关规定，${pick(random, VERBS)}${pick(random, THINGS)}，对工作不力、敷衍塞责的学校和个人严肃追究责任，确保各项要求落到实处。`,
  random => `广泛宣传先进典型的事迹，营造尊师重教的良好氛围，引导广大教师静下心来教书、潜下心来育人，${pick(random, VERBS)}${pick(random, THINGS)}。`,
];

const FIGURED: readonly Sentence[] = [
  (random) => {
    const [a, b] = [whole(random, 5, 900), whole(random, 5, 900)];
    return `全年招聘教师${a + b}名，其中城区${a}名、乡村${b}名。`;
  },
  (random) => {
    const [done, all] = [whole(random, 20, 600), whole(random, 600, 2900)];
    return `全县规划项目${all}个，已竣工${done}个，竣工率${((done / all) * 100).toFixed(1)}%，其余${all - done}个正在建设。`;
  },
  random => `力争${pick(random, STAGES)}巩固率达到${whole(random, 90, 99)}.${whole(random, 0, 9)}%以上，投入资金${whole(random, 100, 9000)}万元。`,
  random => `一是${pick(random, VERBS)}${pick(random, THINGS)}，每学期开展检查${whole(random, 1, 4)}次；二是${pick(random, VERBS)}${pick(random, THINGS)}；三是建立台账。`,
  random => `在${PLACES.slice(0, whole(random, 2, 5)).join('、')}等${whole(random, 5, 9)}个乡镇开展试点，覆盖${pick(random, STAGES)}${whole(random, 13, 940)}所。`,
  random => `${whole(random, 3, 12)}月底前，由基础教育科牵头完成${pick(random, THINGS)}方案，印发〔${whole(random, 2010, 2030)}〕${whole(random, 1, 99)}号文件。`,
];

function sentenceOf(random: Random, figures: number): string {
  const from = random() < figures ? FIGURED : PROSE;
  return (from[whole(random, 0, from.length)] as Sentence)(random);
}

/** About so many bytes of UTF-8 text. `figures` is the share of sentences that hold figures; 1 leaves no sentence without. */
export function makePlanText(bytes: number, seed: number, figures: number = FIGURES): string {
  const random = seeded(seed);
  const parts: string[] = ['某县教育局2024年工作要点\n'];
  // About eleven characters in twelve are Chinese and take three bytes.
  for (let section = 0, size = 0; size < bytes; section += 1) {
    const first = parts.length;
    parts.push(`${CHINESE[section % 10]}、${pick(random, VERBS)}${pick(random, THINGS)}\n`);
    for (let sub = 0; sub < 4; sub += 1) {
      parts.push(`（${CHINESE[sub]}）${pick(random, VERBS)}${pick(random, THINGS)}\n`);
      for (let item = 1; item <= 3; item += 1) {
        parts.push(`${item}.${pick(random, VERBS)}${pick(random, THINGS)}。`);
        for (let sentence = whole(random, 3, 7); sentence > 0; sentence -= 1) parts.push(sentenceOf(random, figures));
        parts.push('\n');
      }
    }
    size += parts.slice(first).reduce((total, part) => total + part.length, 0) * 2.85;
  }
  return parts.join('');
}
