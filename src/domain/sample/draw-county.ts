/*
 * The schools of the sample county and their classes, drawn by chance from a seed: so many pupils and teachers in all, and
 * the faults a real county has: classes that are too large, a school nobody goes to any more, schools that report late.
 */
import { randomOf, type Random } from './random.ts';
import type { SampleNames, Stage } from './sample-names.ts';
import { classSizes, gradesOf, schoolKinds, type AreaType, type SchoolKind } from './school-kinds.ts';

/** A class of this school year. */
export interface DrawnClass {
  readonly id: string; readonly stage: Stage; readonly grade: string; readonly number: number;
  pupils: number; boarders: number;
}

/** How far a school has come with this year's reports. */
export type Reporting = 'approved' | 'submitted' | 'draft' | 'late';

/** A school or kindergarten. */
export interface DrawnSchool {
  /** Codes below the bureau: `cg/syxx`. */
  readonly key: string; readonly district: string; readonly code: string; readonly name: string; readonly kind: SchoolKind; readonly area: AreaType;
  readonly ownership: 'public' | 'private'; readonly boarding: boolean; readonly reporting: Reporting;
  readonly classes: readonly DrawnClass[];
  teachers: number;
  /** Counts on through the county. */
  readonly turn: number;
}

/** Schools that are there already, by name and place. */
export interface HeldSchool { readonly district: string; readonly code: string; readonly name: string; readonly kind: SchoolKind }

/** How many of each the county has. */
export interface CountySize { readonly schools: Readonly<Partial<Record<SchoolKind, number>>>; readonly districts: number; /** Classes of a grade, against those of a large county. */ readonly density: number; readonly teachers: number; readonly pupils: number }

/** Small for every day, large to show and to measure. Schools that are there already count among them. */
export const countySizes = {
  small: { schools: { kindergarten: 5, primary: 8, teaching_point: 2, junior: 3, nine_year: 1, senior: 1 }, districts: 3, density: 0.4, teachers: 420, pupils: 5800 },
  large: { schools: { kindergarten: 109, primary: 84, teaching_point: 11, junior: 19, nine_year: 8, complete: 2, twelve_year: 1, senior: 6, special: 1 }, districts: 12, density: 1, teachers: 10_000, pupils: 150_000 },
} as const satisfies Record<string, CountySize>;

/** The name of a size. */
export type CountySizeName = keyof typeof countySizes;

/** A county as it was drawn. */
export interface DrawnCounty { readonly seed: string; readonly names: SampleNames; readonly schools: readonly DrawnSchool[]; readonly districts: SampleNames['districts'] }

/** What to draw. */
export interface CountyPlan { readonly seed: string; readonly size: CountySize; readonly names: SampleNames; readonly countyName: string; readonly held: readonly HeldSchool[] }

/** Draws the county: the schools held first, as many more as the size asks for, then classes, pupils and teachers. */
export function drawCounty(plan: CountyPlan): DrawnCounty {
  const districts = plan.names.districts.slice(0, plan.size.districts);
  const places = [...plan.held, ...addSchools(plan, districts)];
  const empty = places.findLast(({ kind }) => kind === 'primary');
  const schools = places.map((place, turn) => drawSchool(plan, place, turn, areaOf(plan, place), place === empty));
  crowd(schools, randomOf(`${plan.seed}/crowd`));
  fit(schools.flatMap(({ classes }) => classes), plan.size.pupils, randomOf(`${plan.seed}/pupils`));
  for (const school of schools) board(school, randomOf(`${plan.seed}/${school.key}/boarders`));
  staff(schools, plan.size.teachers);
  return { seed: plan.seed, names: plan.names, schools, districts };
}

const urban = new Set<SchoolKind>(['senior', 'complete', 'twelve_year', 'special']);
const rural = new Set<SchoolKind>(['teaching_point', 'nine_year']);

function addSchools({ seed, size, names, countyName, held }: CountyPlan, districts: SampleNames['districts']): HeldSchool[] {
  const random = randomOf(`${seed}/schools`);
  const taken = new Set(held.map(({ name }) => name));
  const name = (base: () => string, suffix: string): string => {
    for (;;) {
      const given = `${base()}${suffix}`;
      if (!taken.has(given)) { taken.add(given); return given; }
    }
  };
  const added: HeldSchool[] = [];
  for (const [kind, wanted = 0] of Object.entries(size.schools) as [SchoolKind, number][]) {
    const fitting = districts.filter(({ area }) => (urban.has(kind) ? area === 'city' : !rural.has(kind) || area === 'town'));
    for (let turn = held.filter((one) => one.kind === kind).length; turn < wanted; turn += 1) {
      const district = fitting[turn % fitting.length] ?? districts[0];
      const base = kind === 'special' ? () => countyName : district?.area === 'city' ? () => random.pick(names.roads) : () => random.pick(names.villages);
      const code = `${schoolKinds[kind].digits}${String(turn + 1).padStart(3, '0')}`;
      added.push({ district: district?.code ?? '', code: `${kind.slice(0, 2)}${code}`, kind, name: name(base, schoolKinds[kind].suffix) });
    }
  }
  return added;
}

function areaOf({ seed, names }: CountyPlan, { district, code, kind }: HeldSchool): AreaType {
  if (names.districts.find((one) => one.code === district)?.area === 'city') return 'city';
  if (kind === 'teaching_point') return 'village';
  return randomOf(`${seed}/${district}/${code}/area`).chance(kind === 'junior' || kind === 'nine_year' ? 0.7 : 0.5) ? 'town' : 'village';
}

function drawSchool({ seed, size }: CountyPlan, place: HeldSchool, turn: number, area: AreaType, empty: boolean): DrawnSchool {
  const { district, code, kind } = place;
  const key = `${district}/${code}`;
  const random = randomOf(`${seed}/${key}`);
  const ownership = kind === 'kindergarten' && random.chance(area === 'village' ? 0.25 : 0.55) ? 'private' : 'public';
  const boarding = area !== 'city' ? ['junior', 'nine_year'].includes(kind) : ['senior', 'complete', 'twelve_year'].includes(kind);
  return { ...place, key, area, ownership, boarding, turn, teachers: 0, reporting: reportingOf(random, turn), classes: empty ? [] : drawClasses(random, kind, area, size.density) };
}

// The first schools of the county are the same in every seed, so that there is work to show: one has only begun, two have
// sent figures that jump, one is late. Of the others one in ten is late.
const shown: readonly (Reporting | undefined)[] = ['draft', 'submitted', undefined, 'late', 'submitted'];

function reportingOf(random: Random, turn: number): Reporting {
  const lot = random.next();
  const held = shown[turn];
  if (held !== undefined) return held;
  return lot < 0.1 ? 'late' : lot < 0.2 ? 'draft' : lot < 0.45 ? 'submitted' : 'approved';
}

function drawClasses(random: Random, kind: SchoolKind, area: AreaType, density: number): DrawnClass[] {
  return schoolKinds[kind].stages.flatMap((stage) => {
    const [low, high] = classSizes[stage][area];
    // A teaching point keeps the lower grades only.
    const grades = kind === 'teaching_point' ? gradesOf[stage].slice(0, 3) : gradesOf[stage];
    const [fewest, most] = schoolKinds[kind].classes[area];
    const usual = Math.max(1, Math.round(random.whole(fewest, most) * density));
    return grades.flatMap((grade) => Array.from({ length: Math.max(1, usual + (usual > 2 ? random.whole(-1, 1) : 0)) }, (_, at): DrawnClass =>
      ({ id: random.id(), stage, grade, number: at + 1, pupils: smaller(kind, random.whole(low, high)), boarders: 0 })));
  });
}

const smaller = (kind: SchoolKind, pupils: number): number => (kind === 'teaching_point' ? Math.ceil(pupils / 3) : kind === 'special' ? Math.ceil(pupils / 5) : pupils);

// From here on a class is large, and from there super large, in the figures that are published.
const LARGE = 56;
const SUPER = 66;

/** Some classes of town schools are too large: one in thirty, a few of them much too large. */
function crowd(schools: readonly DrawnSchool[], random: Random): void {
  const full = schools.filter(({ area, kind }) => area !== 'village' && kind !== 'kindergarten' && kind !== 'special').flatMap(({ classes }) => classes);
  const large = Math.max(4, Math.round(full.length / 30));
  const most = Math.max(1, Math.round(full.length / 250));
  for (let turn = 0; turn < large; turn += 1) {
    const chosen = random.pick(full.filter(({ pupils }) => pupils < LARGE));
    chosen.pupils = turn < most ? random.whole(SUPER, SUPER + 6) : random.whole(LARGE, SUPER - 3);
  }
}

/** Adds and takes away one pupil here and there until the county has as many as it should. */
function fit(classes: readonly DrawnClass[], wanted: number, random: Random): void {
  const open = classes.filter(({ pupils }) => pupils < LARGE);
  let missing = wanted - classes.reduce((sum, { pupils }) => sum + pupils, 0);
  for (let tries = 0; missing !== 0 && tries < wanted * 20; tries += 1) {
    const chosen = random.pick(open);
    const step = Math.sign(missing);
    if (chosen.pupils + step >= (chosen.stage === 'kindergarten' ? 36 : LARGE) || chosen.pupils + step < 5) continue;
    chosen.pupils += step;
    missing -= step;
  }
}

function board({ boarding, classes }: DrawnSchool, random: Random): void {
  if (!boarding) return;
  const share = 0.3 + random.next() * 0.5;
  for (const one of classes) one.boarders = one.stage === 'primary' ? 0 : Math.round(one.pupils * share);
}

/** Teachers by classes, the remainder to the largest schools. */
function staff(schools: readonly DrawnSchool[], wanted: number): void {
  const weight = ({ classes, kind }: DrawnSchool): number => Math.max(1, classes.length * (kind === 'kindergarten' ? 2.1 : kind === 'senior' ? 3 : 2.2));
  const all = schools.reduce((sum, school) => sum + weight(school), 0);
  for (const school of schools) school.teachers = Math.max(1, Math.floor((weight(school) / all) * wanted));
  const bySize = schools.toSorted((a, b) => weight(b) - weight(a));
  let left = wanted - schools.reduce((sum, { teachers }) => sum + teachers, 0);
  for (let at = 0; left !== 0; at = (at + 1) % bySize.length) {
    const school = bySize[at];
    if (!school || school.teachers + Math.sign(left) < 1) continue;
    school.teachers += Math.sign(left);
    left -= Math.sign(left);
  }
}
