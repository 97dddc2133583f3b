/* The rows of the sample county's registers, school by school, in the order in which one register names another. */
import type { RecordValues } from '../register/record-values.ts';
import type { RecordState } from '../register/record-state.ts';
import type { PlainDate } from '../values/plain-date.ts';
import type { DrawnClass, DrawnCounty, DrawnSchool } from './draw-county.ts';
import { creditCodeOf, idNumbers, landlineOf, mobileOf, type Sex } from './fictional-number.ts';
import { personNames } from './person-name.ts';
import { randomOf, type Random } from './random.ts';
import type { Stage } from './sample-names.ts';
import { firstAge, gradesOf, schoolKinds } from './school-kinds.ts';

/** One row to come. Computed fields are left out. */
export interface DrawnRecord { readonly register: string; readonly id: string; readonly school: DrawnSchool; readonly state: RecordState; readonly values: RecordValues; readonly lastYear?: true }

interface Drawing { readonly county: DrawnCounty; readonly year: number; readonly name: (random: Random, sex: Sex) => string; readonly idNumber: (born: PlainDate, sex: Sex) => string }

/** All rows of the county in the school year that began in `year`: schools, classes, rooms, grounds, equipment, staffing, teachers, pupils. */
export function* drawRecords(county: DrawnCounty, year: number): Generator<DrawnRecord> {
  const drawing: Drawing = { county, year, name: personNames(county.names), idNumber: idNumbers(county.names.areaCode) };
  for (const draw of [drawSchoolRows, drawClassRows, drawRoomRows, drawGroundRows, drawEquipmentRows, drawStaffingRows, drawTeacherRows, drawPupilRows]) {
    for (const school of county.schools) yield* draw(drawing, school, randomOf(`${county.seed}/${school.key}/${draw.name}`));
  }
}

const day = (year: number, month: number, date: number): PlainDate => new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);

/** Some day between the two. */
const dayBetween = (random: Random, from: PlainDate, to: PlainDate): PlainDate =>
  new Date(Date.parse(`${from}T00:00:00Z`) + random.whole(0, (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000) * 86_400_000).toISOString().slice(0, 10);

const sexOf = (random: Random, boys: number): Sex => (random.chance(boys) ? '1' : '2');
const yesNo = (held: boolean): string => (held ? 'yes' : 'no');
const pupilsOf = (school: DrawnSchool): number => school.classes.reduce((sum, { pupils }) => sum + pupils, 0);

// What a round asks for is drawn as kept, not yet sent: the round itself sends and approves it. A late school has not come
// to what it says of itself, which stands as it was.
const schoolState = ({ reporting }: DrawnSchool): RecordState => (reporting === 'late' ? 'approved' : 'draft');

function* drawSchoolRows({ county, name }: Drawing, school: DrawnSchool, random: Random): Generator<DrawnRecord> {
  const pupils = pupilsOf(school);
  const isPublic = school.ownership === 'public';
  const { digits } = schoolKinds[school.kind];
  yield {
    register: 'school', id: random.id(), school, state: schoolState(school),
    values: {
      school_code: `${digits}69${String(school.turn + 1).padStart(6, '0')}`, credit_code: creditCodeOf(county.names.areaCode, school.turn + 1, school.ownership),
      kind: school.kind, stages: [...schoolKinds[school.kind].stages], ownership: school.ownership, area_type: school.area, founded_on: dayBetween(random, '1949-10-01', '2016-09-01'),
      head: name(random, sexOf(random, 0.6)), phone: landlineOf(random), address: addressOf(county, school, random), boarding: yesNo(school.boarding),
      // One school in twelve has more people than posts.
      quota: isPublic ? Math.max(1, school.teachers + (random.chance(1 / 12) ? -random.whole(1, 3) : random.whole(0, Math.ceil(school.teachers / 15)))) : null,
      staff: isPublic ? school.teachers : null,
      land: String(Math.max(1200, pupils * random.whole(14, 32))), buildings: String(Math.max(480, pupils * random.whole(5, 11))),
    },
  };
}

const addressOf = ({ names, districts }: DrawnCounty, school: DrawnSchool, random: Random): string => {
  const district = (districts.find(({ code }) => code === school.district)?.name ?? '').replace('学区', '');
  return school.area === 'city' ? `${district}${random.pick(names.roads)}${random.whole(1, 260)}号` : `${district}镇${random.pick(names.villages)}村`;
};

function* drawClassRows({ year, name }: Drawing, school: DrawnSchool, random: Random): Generator<DrawnRecord> {
  for (const { id, stage, grade, number, pupils, boarders } of school.classes) {
    yield {
      register: 'class', id, school, state: 'draft',
      values: { school_year: `${year}-${year + 1}`, stage, grade, number, pupils, boarders: school.boarding ? boarders : null, head_teacher: name(random, sexOf(random, 0.25)) },
    };
  }
}

const floors = ['一层', '二层', '三层', '四层', '五层'];

function* drawRoomRows({ year }: Drawing, school: DrawnSchool, random: Random): Generator<DrawnRecord> {
  const built = dayBetween(random, '1985-03-01', `${year - 2}-12-31`);
  const room = (building: string, name: string, kind: string, count: number, each: number): DrawnRecord => ({
    register: 'room', id: random.id(), school, state: 'approved',
    values: { building, name, kind, count, area: (count * each + random.whole(0, 99) / 100).toFixed(2).replace(/\.?0+$/, ''), built_on: built, multimedia: kind === 'classroom' ? yesNo(random.chance(0.85)) : null },
  });
  const each = Math.max(1, Math.ceil(school.classes.length / floors.length));
  for (let left = Math.max(1, school.classes.length), floor = 0; left > 0; left -= each, floor += 1) yield room('教学楼', `${floors[floor] ?? ''}教室`, 'classroom', Math.min(each, left), random.whole(54, 72));
  yield room('综合楼', '教师办公室', 'office', Math.max(1, Math.ceil(school.teachers / 12)), random.whole(28, 45));
  yield room('校园', '厕所', 'toilet', Math.max(2, Math.ceil(school.classes.length / 6)), random.whole(24, 48));
  if (school.kind === 'kindergarten' || school.kind === 'teaching_point') return;
  yield room('综合楼', '图书室', 'library', 1, random.whole(60, 180));
  yield room('综合楼', '计算机教室', 'computer_room', Math.max(1, Math.round(school.classes.length / 14)), random.whole(80, 104));
  yield room('综合楼', '音乐教室', 'music_room', 1, random.whole(73, 96));
  yield room('综合楼', '美术教室', 'art_room', 1, random.whole(67, 90));
  const labs = schoolKinds[school.kind].stages.some((stage) => stage !== 'primary') ? ['physics_lab', 'chemistry_lab', 'biology_lab'] : ['science_lab'];
  for (const [at, lab] of labs.entries()) yield room('实验楼', `实验室${at + 1}`, lab, Math.max(1, Math.round(school.classes.length / 18)), random.whole(86, 110));
  if (school.boarding) yield room('宿舍楼', '学生宿舍', 'dormitory', Math.max(2, Math.ceil(school.classes.reduce((sum, { boarders }) => sum + boarders, 0) / 8)), random.whole(22, 36));
  if (school.boarding || school.area !== 'village') yield room('食堂', '餐厅', 'canteen', 1, random.whole(180, 900));
}

function* drawGroundRows(_: Drawing, school: DrawnSchool, random: Random): Generator<DrawnRecord> {
  if (school.kind === 'kindergarten') return;
  const pupils = pupilsOf(school);
  const ground = (name: string, kind: string, area: number): DrawnRecord => ({ register: 'sports_ground', id: random.id(), school, state: 'approved', values: { name, kind, area: String(area) } });
  // In the town there is less room for more children.
  if (school.kind !== 'teaching_point') yield ground('田径场', 'track', Math.max(1200, Math.round(pupils * (school.area === 'city' ? 4 + random.next() * 4 : 6 + random.next() * 7))));
  yield ground('球场', 'ball_court', 420 * Math.max(1, Math.round(pupils / 300)));
}

function* drawEquipmentRows({ county, year }: Drawing, school: DrawnSchool, random: Random): Generator<DrawnRecord> {
  const pupils = pupilsOf(school);
  const before = Math.round(pupils * (0.96 + random.next() * 0.08));
  const books = Math.max(200, before * random.whole(14, 34));
  const added = Math.round(books * (0.01 + random.next() * 0.05));
  const computers = Math.ceil(before / random.whole(7, 14));
  const instruments = before * random.whole(900, 3200) + 20_000;
  const rest = { teacher_computers: school.teachers, multimedia_rooms: Math.round(school.classes.length * 0.85), bandwidth: random.pick([100, 200, 500, 1000]) };
  const row = (values: RecordValues, state: RecordState): DrawnRecord => ({ register: 'equipment', id: random.id(), school, state, values });
  yield { ...row({ year: String(year - 1), pupils: before, books, new_books: Math.round(added / 2), computers, instruments: String(instruments), ...rest }, 'approved'), lastYear: true };
  if (school.reporting === 'late') return;
  // Two schools jump: one typed a digit too many books, one its instruments in ten thousands of yuan.
  const [jump, wan] = faultyOf(county);
  const now = school === jump ? books * 3 : books + added;
  yield row({
    year: String(year), pupils, books: now, new_books: school === jump ? books * 2 : added, computers: computers + random.whole(0, 6),
    instruments: school === wan ? String(Math.round(instruments / 10_000)) : String(instruments + random.whole(0, 40) * 1000), ...rest,
  }, 'draft');
}

const faultyOf = ({ schools }: DrawnCounty): readonly (DrawnSchool | undefined)[] =>
  schools.filter((school) => school.reporting === 'submitted' && pupilsOf(school) >= 100).slice(0, 2);

// Of the year before: this year's has not been asked for. One school in eight keeps people outside the quota though posts stand empty.
function* drawStaffingRows({ year }: Drawing, school: DrawnSchool, random: Random): Generator<DrawnRecord> {
  if (school.kind === 'kindergarten') return;
  const pupils = (stage: Stage): number | null => (schoolKinds[school.kind].stages.includes(stage) ? school.classes.filter((one) => one.stage === stage).reduce((sum, one) => sum + one.pupils, 0) : null);
  const classes = (stage: Stage): number | null => (schoolKinds[school.kind].stages.includes(stage) ? school.classes.filter((one) => one.stage === stage).length : null);
  const quota = school.teachers + random.whole(0, Math.ceil(school.teachers / 12));
  const staff = Math.max(1, school.teachers - random.whole(0, 2));
  yield {
    register: 'staffing', id: random.id(), school, state: 'approved', lastYear: true,
    values: { year: String(year - 1), area_type: school.area, primary_pupils: pupils('primary'), primary_classes: classes('primary'), junior_pupils: pupils('junior'), senior_pupils: pupils('senior'), quota, staff: Math.min(quota, staff), off_quota: random.chance(1 / 8) ? random.whole(1, 4) : 0 },
  };
}

const subjectStages: readonly Stage[] = ['senior', 'junior', 'primary', 'kindergarten'];

function* drawTeacherRows({ county, year, name, idNumber }: Drawing, school: DrawnSchool, random: Random): Generator<DrawnRecord> {
  const stages = schoolKinds[school.kind].stages;
  const honours = randomOf(`${county.seed}/${school.key}/backbone`);
  for (let turn = 1; turn <= school.teachers; turn += 1) {
    const stage = stages[turn % stages.length] ?? subjectStages[0] as Stage;
    const sex = sexOf(random, stage === 'kindergarten' ? 0.03 : stage === 'primary' ? 0.25 : 0.42);
    const born = dayBetween(random, day(year - 59, 1, 1), day(year - 23, 12, 31));
    const joined = Math.min(year, Number(born.slice(0, 4)) + random.whole(21, 26));
    const years = year - joined;
    yield {
      register: 'teacher', id: random.id(), school, state: 'in_force',
      values: {
        staff_number: `T${String(school.turn + 1).padStart(4, '0')}${String(turn).padStart(4, '0')}`, name: name(random, sex), sex, born_on: born, id_number: idNumber(born, sex),
        phone: mobileOf(random), stage, full_time: yesNo(random.chance(0.95)), degree: random.pick(years > 25 ? ['associate', 'associate', 'bachelor'] : ['bachelor', 'bachelor', 'bachelor', 'master', 'associate']),
        rank: rankAfter(random, years), subject: random.pick(county.names.subjects[stage]), backbone: backboneAfter(honours, years), joined_on: day(joined, 8, 1),
      },
    };
  }
}

const rankAfter = (random: Random, years: number): string =>
  (years < 2 ? 'none' : years < 9 ? 'second' : years < 20 ? random.pick(['second', 'first', 'first']) : random.pick(['first', 'first', 'senior', 'senior', random.chance(0.04) ? 'full_senior' : 'first']));

const backboneAfter = (random: Random, years: number): string =>
  (years >= 6 && random.chance(0.22) ? random.pick(['county', 'county', 'county', 'city', 'province']) : 'none');

function* drawPupilRows(drawing: Drawing, school: DrawnSchool, random: Random): Generator<DrawnRecord> {
  for (const one of school.classes) {
    for (let turn = 0; turn < one.pupils; turn += 1) yield drawPupil(drawing, school, one, turn, random);
  }
}

const leftBehind = { city: 0.03, town: 0.14, village: 0.27 } as const;

function drawPupil({ year, name, idNumber }: Drawing, school: DrawnSchool, { id, stage, grade, boarders }: DrawnClass, turn: number, random: Random): DrawnRecord {
  const sex = sexOf(random, 0.53);
  const passed = gradesOf[stage].indexOf(grade);
  // Who is six by the end of August begins school; two in a hundred are a year older.
  const birth = year - firstAge[stage] - passed - (random.chance(0.02) ? 1 : 0);
  const born = dayBetween(random, day(birth - 1, 9, 1), day(birth, 8, 31));
  const number = idNumber(born, sex);
  // Three in a thousand have no ID number yet: their student number begins with J and is built in the same way.
  const without = random.chance(0.003);
  return {
    register: 'pupil', id: random.id(), school, state: 'in_force',
    values: {
      student_number: `${without ? 'J' : 'G'}${number}`, name: name(random, sex), sex, born_on: born, id_number: without ? null : number, class: id,
      enrolled_on: day(year - passed, 9, 1), boarding: yesNo(turn < boarders), left_behind: yesNo(random.chance(leftBehind[school.area])), migrant: yesNo(random.chance(school.area === 'city' ? 0.09 : 0.02)),
    },
  };
}
