/*
 * Figures made comparable: 万, 亿 multiplied out, units of one meaning under one name. What cannot be compared stays
 * apart: a share is never a count, and a rise in percentage points is neither.
 */

/** A value or the two ends of a range in one unit. */
export interface Amount { readonly value: number | readonly [number, number]; readonly unit: string }

// The same thing under several names; one in the first name is so many in the canonical one.
const families: readonly (readonly [canonical: string, names: string])[] = [
  ['个', '个 所 处 座 家 间 幢 栋 项 点位'],
  ['人', '人 名 位 余名 个人'],
  ['次', '次 场 场次'],
  ['台', '台 套 台套 台件 台件套'],
  ['班', '个班 班 教学班 个教学班'],
  ['平方米', '平方米 平米 平方 平 ㎡ m2 M2 m²'],
  ['公里', '公里 千米 km'], ['米', '米 延米 延长米'], ['公斤', '公斤 千克 kg'],
  ['元', '元 元钱 人民币 元整 块钱'],
  ['小时', '小时 个小时'], ['学时', '学时 个学时'], ['课时', '课时 个课时 节 节课'], ['天', '天 日'],
  ['百分点', '百分点 个百分点'],
];
const canonicalOf: ReadonlyMap<string, string> = new Map(families.flatMap(([canonical, names]) => names.split(' ').map((name) => [name, canonical] as const)));
const shares: Readonly<Record<string, number>> = { '%': 1, 成: 10, '‰': 0.1, '‱': 0.01, 比例: 100 };
const multipliers: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 };

/** The amount as printed, in its canonical unit: 1.2 万人 is 12000 人, 九成 is 90 %. */
export function normalizeAmount(value: Amount['value'], printed: string): Amount {
  const unit = printed.normalize('NFKC').replaceAll(/[\s余多]|\(.*\)/g, '');
  const share = shares[unit];
  if (share !== undefined) return { value: scale(value, share), unit: '%' };
  const { factor, rest } = leadingFactor(unit);
  return { value: scale(value, factor), unit: canonicalOf.get(rest) ?? rest };
}

/** Whether amounts in these canonical units can be set against each other. A missing unit goes with any count. */
export function comparableUnits(a: string, b: string): boolean {
  if (a === b) return true;
  return (a === '' && counts.has(b)) || (b === '' && counts.has(a));
}

const counts: ReadonlySet<string> = new Set(['个', '人', '次', '台', '班']);

// 千米, 千克 and 百分点 begin like a multiplier and are none.
function leadingFactor(unit: string): { factor: number; rest: string } {
  let rest = unit;
  let factor = 1;
  while (!canonicalOf.has(rest) && multipliers[rest[0] ?? ''] !== undefined && !/^千瓦|^千伏/.test(rest)) {
    factor *= multipliers[rest[0] ?? ''] ?? 1;
    rest = rest.slice(1);
  }
  return { factor, rest };
}

// Twelve digits hold every figure of a budget and drop what binary fractions add: 9.94 × 1e8 is 994000000.
const exact = (value: number): number => Number(value.toPrecision(12));

const scale = (value: Amount['value'], factor: number): Amount['value'] =>
  typeof value === 'number' ? exact(value * factor) : [exact(value[0] * factor), exact(value[1] * factor)];
