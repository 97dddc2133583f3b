/* The kinds of school of the sample county: what each is called, teaches, and how large it is where it lies. */
import type { UnitKind } from '../unit/unit-kind.ts';
import type { Stage } from './sample-names.ts';

/** Codes of the list `school_kind` that the sample has. */
export type SchoolKind = 'kindergarten' | 'primary' | 'teaching_point' | 'junior' | 'nine_year' | 'complete' | 'twelve_year' | 'senior' | 'special';

/** Codes of the list `area_type`. */
export type AreaType = 'city' | 'town' | 'village';

type Range = readonly [number, number];

interface KindShape {
  /** What a school of the kind is called after its place. */
  readonly suffix: string;
  /** The first two digits of its school code. */
  readonly digits: string;
  readonly unit: UnitKind;
  readonly stages: readonly Stage[];
  /** Classes of one grade, by where it lies. */
  readonly classes: Readonly<Record<AreaType, Range>>;
}

/** Every kind. */
export const schoolKinds: Readonly<Record<SchoolKind, KindShape>> = {
  kindergarten: { suffix: '幼儿园', digits: '11', unit: 'kindergarten', stages: ['kindergarten'], classes: { city: [3, 5], town: [2, 4], village: [1, 1] } },
  primary: { suffix: '小学', digits: '21', unit: 'school', stages: ['primary'], classes: { city: [5, 9], town: [2, 5], village: [1, 1] } },
  teaching_point: { suffix: '教学点', digits: '21', unit: 'school', stages: ['primary'], classes: { city: [1, 1], town: [1, 1], village: [1, 1] } },
  junior: { suffix: '初级中学', digits: '31', unit: 'school', stages: ['junior'], classes: { city: [9, 15], town: [4, 8], village: [2, 3] } },
  nine_year: { suffix: '九年一贯制学校', digits: '31', unit: 'school', stages: ['primary', 'junior'], classes: { city: [3, 5], town: [2, 4], village: [1, 2] } },
  complete: { suffix: '中学', digits: '34', unit: 'school', stages: ['junior', 'senior'], classes: { city: [6, 10], town: [5, 8], village: [3, 4] } },
  twelve_year: { suffix: '实验学校', digits: '34', unit: 'school', stages: ['primary', 'junior', 'senior'], classes: { city: [4, 6], town: [2, 4], village: [1, 2] } },
  senior: { suffix: '高级中学', digits: '34', unit: 'school', stages: ['senior'], classes: { city: [17, 24], town: [12, 16], village: [6, 8] } },
  special: { suffix: '特殊教育学校', digits: '51', unit: 'school', stages: ['primary'], classes: { city: [1, 1], town: [1, 1], village: [1, 1] } },
};

/** What kind of school a name means. */
export const kindNamed = (name: string): SchoolKind =>
  (name.endsWith('幼儿园') ? 'kindergarten' : name.endsWith('教学点') ? 'teaching_point' : name.endsWith('中学') ? 'junior' : 'primary');

/** The grades of each stage, the first one first. */
export const gradesOf: Readonly<Record<Stage, readonly string[]>> = {
  kindergarten: ['k1', 'k2', 'k3'], primary: ['g1', 'g2', 'g3', 'g4', 'g5', 'g6'], junior: ['g7', 'g8', 'g9'], senior: ['s1', 's2', 's3'],
};

/** How many pupils a class has where nothing is the matter. */
export const classSizes: Readonly<Record<Stage, Readonly<Record<AreaType, Range>>>> = {
  kindergarten: { city: [25, 33], town: [20, 31], village: [9, 22] },
  primary: { city: [40, 50], town: [34, 45], village: [11, 32] },
  junior: { city: [43, 52], town: [38, 49], village: [28, 42] },
  senior: { city: [46, 54], town: [42, 53], village: [38, 48] },
};

/** How old a child of the first grade is on 31 August before it begins. */
export const firstAge: Readonly<Record<Stage, number>> = { kindergarten: 3, primary: 6, junior: 12, senior: 15 };
