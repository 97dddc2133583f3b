/*
 * The figures of all built-in indicators for every unit of a county as somebody would write them by hand, who knows the
 * tables and today's limits: one grouping of each table by unit, rolled up along the unit tree, then the ratios. The floor
 * of the benchmark of indicators, and a second opinion on its values.
 */

const school = `select unit_path, count(*) n, count(*) filter (where f_kind = 'kindergarten') kg, count(*) filter (where f_kind in ('primary', 'teaching_point')) primaries,
  count(*) filter (where f_kind = 'teaching_point') points, count(*) filter (where f_kind in ('junior', 'nine_year', 'twelve_year', 'complete')) juniors,
  count(*) filter (where f_ownership = 'private') private, count(*) filter (where f_area_type = 'village') village, count(*) filter (where f_boarding = 'yes') boarding,
  sum(f_quota) quota, sum(f_staff) staff, sum(f_vacancy) vacancy, count(*) filter (where f_staff > f_quota) excess, sum(f_land) land, sum(f_buildings) buildings
  from reg_school where county = $1 and retired_at is null group by unit_path`;

const staffing = `select unit_path, sum(f_entitled) entitled, sum(f_quota) quota, sum(f_staff) staff, sum(f_off_quota) off, count(*) filter (where f_short > 0) short, count(*) filter (where f_vacant > 0 and f_off_quota > 0) empty
  from reg_staffing where county = $1 and retired_at is null and f_year = $3 group by unit_path`;

const large = `f_pupils >= case f_stage when 'kindergarten' then 36 else 56 end`;
const very = `f_pupils >= case f_stage when 'kindergarten' then 46 else 66 end`;
const within = `f_pupils <= case when f_grade = 'k1' then 25 when f_grade = 'k2' then 30 when f_grade = 'k3' then 35 when f_stage = 'primary' then 45 when f_stage = 'kindergarten' then 35 else 50 end`;
const compulsory = `f_stage in ('primary', 'junior')`;
const classes = `select unit_path, count(*) n, sum(f_pupils) pupils, count(*) filter (where ${large}) large, count(*) filter (where ${very}) very, count(*) filter (where not (${within})) excess,
  count(*) filter (where ${within}) standard, max(f_pupils) largest, sum(f_boarders) boarders, sum(f_pupils) filter (where f_stage = 'kindergarten') kg, sum(f_pupils) filter (where f_stage = 'primary') pri,
  sum(f_pupils) filter (where f_stage = 'junior') jun, sum(f_pupils) filter (where f_stage = 'senior') sen, sum(f_pupils) filter (where f_grade = 'g1') g1, sum(f_pupils) filter (where f_grade = 'g7') g7,
  sum(f_pupils) filter (where f_grade = 'g6') g6, sum(f_pupils) filter (where f_grade = 'g9') g9, count(*) filter (where ${compulsory} and ${large}) comp_large, count(*) filter (where ${compulsory}) comp,
  sum(f_pupils) filter (where ${large}) in_large, count(*) filter (where f_pupils < 10) tiny, sum(f_pupils) filter (where ${compulsory}) comp_pupils
  from reg_class where county = $1 and retired_at is null and f_school_year = $2 group by unit_path`;

const sums = (name: string): string => `sum(f_pupils) filter (where f_pupils > 0 and f_${name} is not null) w_${name}, sum(f_${name}) filter (where f_pupils > 0) x_${name}, sum(f_${name}::numeric * f_${name} / nullif(f_pupils, 0)) filter (where f_pupils > 0) q_${name}`;
const equipment = `select unit_path, count(*) n, sum(f_pupils) pupils, sum(f_books) books, sum(f_new_books) new_books, sum(f_computers) computers, sum(f_teacher_computers) teacher_computers, sum(f_multimedia_rooms) multimedia,
  sum(f_instruments) instruments, count(*) filter (where f_bandwidth >= 100) fast, count(*) filter (where f_campus_network = 'yes') campus, count(*) filter (where f_wireless = 'yes') wireless,
  ${['books', 'computers', 'instruments', 'multimedia_rooms'].map(sums).join(', ')}
  from reg_equipment where county = $1 and retired_at is null and f_year = $3 group by unit_path`;

const room = `select unit_path, sum(f_count) filter (where f_kind = 'classroom') classrooms, sum(f_count) filter (where f_kind in ('science_lab', 'physics_lab', 'chemistry_lab', 'biology_lab')) labs,
  sum(f_count) filter (where f_kind = 'classroom' and f_multimedia = 'yes') multimedia, sum(f_area) filter (where f_kind = 'classroom') classroom_area,
  sum(f_area) filter (where f_kind in ('classroom', 'science_lab', 'physics_lab', 'chemistry_lab', 'biology_lab', 'computer_room', 'music_room', 'art_room', 'library', 'multipurpose')) teaching,
  sum(f_area) filter (where f_kind = 'indoor_sports') sports, sum(f_count) filter (where f_kind = 'music_room') music, sum(f_count) filter (where f_kind = 'art_room') art,
  sum(f_area) filter (where f_kind = 'dormitory') dormitory, sum(f_area) filter (where f_kind = 'library') library
  from reg_room where county = $1 and retired_at is null group by unit_path`;

const ft = `f_full_time = 'yes'`;
const teacher = `select unit_path, count(*) n, count(*) filter (where ${ft}) ft, count(*) filter (where ${ft} and f_sex = '2') women, count(*) filter (where ${ft} and f_degree in ('bachelor', 'master', 'doctor')) bachelor,
  count(*) filter (where ${ft} and f_degree in ('master', 'doctor')) graduate, count(*) filter (where ${ft} and ((f_stage = 'primary' and f_degree in ('associate', 'bachelor', 'master', 'doctor')) or (f_stage = 'junior' and f_degree in ('bachelor', 'master', 'doctor')))) above,
  count(*) filter (where ${ft} and ${compulsory} and f_subject in ('体育', '音乐', '美术', '艺术')) arts, count(*) filter (where ${ft} and f_rank in ('first', 'senior', 'full_senior')) middle,
  count(*) filter (where ${ft} and f_rank in ('senior', 'full_senior')) senior, count(*) filter (where ${ft} and (f_rank is null or f_rank = 'none')) unranked,
  sum(extract(year from age($4::date, f_born_on))) filter (where ${ft}) ages, count(f_born_on) filter (where ${ft}) aged, count(*) filter (where ${ft} and extract(year from age($4::date, f_born_on)) < 35) young,
  count(*) filter (where ${ft} and extract(year from age($4::date, f_born_on)) >= 50) older, count(*) filter (where extract(year from f_joined_on) = extract(year from $4::date)) joined
  from reg_teacher where county = $1 and retired_at is null group by unit_path`;

const pupil = `select unit_path, count(*) n, count(*) filter (where f_sex = '2') girls, count(*) filter (where f_migrant = 'yes') migrant, count(*) filter (where f_boarding = 'yes') boarding, count(*) filter (where f_class is null) unplaced
  from reg_pupil where county = $1 and retired_at is null group by unit_path`;

const tables = { school, staffing, classes, equipment, room, teacher, pupil };

const columnsOf = (text: string): readonly string[] => {
  const names = [...text.slice(0, text.indexOf(' from reg_') < 0 ? undefined : text.lastIndexOf('from reg_')).matchAll(/(?:\)|case end|\w) (\w+)(?=,|\s*$)/g)].map(([, name = '']) => name);
  return names.filter((name) => name !== 'unit_path');
};

const variation = (name: string): string => `sqrt(greatest(equipment.w_${name} * equipment.q_${name} - equipment.x_${name}::numeric ^ 2, 0)) / nullif(equipment.x_${name}, 0)`;
const ratio = (part: string, whole: string, times = ''): string => `(${part})::numeric${times} / nullif(${whole}, 0)`;
const none = (count: string): string => `coalesce(${count}, 0)`;

/** The value of each indicator by its key. */
export const byHand: Readonly<Record<string, string>> = {
  class_count: none('classes.n'), class_pupils: 'classes.pupils', average_class_size: ratio('classes.pupils', 'classes.n'), large_class_count: none('classes.large'), large_class_share: ratio('classes.large', 'classes.n'),
  super_class_count: none('classes.very'), super_class_share: ratio('classes.very', 'classes.n'), over_standard_class_count: none('classes.excess'), standard_class_share: ratio('classes.standard', 'classes.n'),
  largest_class: 'classes.largest', boarder_count: 'classes.boarders', boarder_share: ratio('classes.boarders', 'classes.pupils'), kindergarten_children: 'classes.kg', primary_pupils: 'classes.pri', junior_pupils: 'classes.jun', senior_pupils: 'classes.sen',
  grade_one_pupils: 'classes.g1', grade_seven_pupils: 'classes.g7', grade_six_pupils: 'classes.g6', grade_nine_pupils: 'classes.g9', compulsory_large_class_share: ratio('classes.comp_large', 'classes.comp'),
  pupils_in_large_classes_share: ratio('classes.in_large', 'classes.pupils'), tiny_class_count: none('classes.tiny'),
  book_count: 'equipment.books', books_per_pupil: ratio('equipment.books', 'equipment.pupils'), added_books_per_pupil: ratio('equipment.new_books', 'equipment.pupils'), computers_per_hundred: ratio('equipment.computers', 'equipment.pupils', ' * 100'),
  pupils_per_computer: ratio('equipment.pupils', 'equipment.computers'), instruments_per_pupil: ratio('equipment.instruments', 'equipment.pupils'), instrument_value: 'equipment.instruments', multimedia_per_hundred: ratio('equipment.multimedia', 'equipment.pupils', ' * 100'),
  books_variation: variation('books'), computers_variation: variation('computers'), instruments_variation: variation('instruments'), multimedia_variation: variation('multimedia_rooms'),
  fast_network_share: ratio('equipment.fast', 'equipment.n'), campus_network_share: ratio('equipment.campus', 'equipment.n'), wireless_share: ratio('equipment.wireless', 'equipment.n'), computers_per_teacher: ratio('equipment.teacher_computers', 'teacher.ft'),
  classroom_count: 'room.classrooms', laboratory_count: 'room.labs', multimedia_classroom_share: ratio('room.multimedia', 'room.classrooms'), average_classroom_area: ratio('room.classroom_area', 'room.classrooms'), teaching_area_per_pupil: ratio('room.teaching', 'classes.pupils'),
  indoor_sports_area_per_pupil: ratio('room.sports', 'classes.pupils'), music_rooms_per_twelve_classes: ratio('room.music', 'classes.n', ' * 12'), art_rooms_per_twelve_classes: ratio('room.art', 'classes.n', ' * 12'), classrooms_per_class: ratio('room.classrooms', 'classes.n'),
  dormitory_area_per_boarder: ratio('room.dormitory', 'classes.boarders'), library_area_per_pupil: ratio('room.library', 'classes.pupils'),
  school_count: none('school.n'), kindergarten_count: none('school.kg'), primary_school_count: none('school.primaries'), teaching_point_count: none('school.points'), junior_school_count: none('school.juniors'), private_share: ratio('school.private', 'school.n'),
  village_school_share: ratio('school.village', 'school.n'), boarding_school_count: none('school.boarding'), post_count: 'school.quota', staff_count: 'school.staff', vacancy_rate: ratio('school.vacancy', 'school.quota'), overstaffed_school_count: none('school.excess'),
  land_per_pupil: ratio('school.land', 'classes.pupils'), floor_area_per_pupil: ratio('school.buildings', 'classes.pupils'), pupils_per_school: ratio('classes.pupils', 'school.n'),
  entitled_posts: 'staffing.entitled', quota_against_standard: ratio('staffing.quota', 'staffing.entitled'), post_fill_rate: ratio('staffing.staff', 'staffing.quota'), off_quota_share: ratio('staffing.off', 'staffing.staff + staffing.off'),
  short_school_count: none('staffing.short'), posts_left_empty_count: none('staffing.empty'),
  staff_on_register: none('teacher.n'), full_time_teacher_count: none('teacher.ft'), full_time_share: ratio('teacher.ft', 'teacher.n'), women_teacher_share: ratio('teacher.women', 'teacher.ft'), bachelor_share: ratio('teacher.bachelor', 'teacher.ft'),
  graduate_share: ratio('teacher.graduate', 'teacher.ft'), above_degree_per_hundred: ratio(none('teacher.above'), 'classes.comp_pupils', ' * 100'), sports_arts_per_hundred: ratio(none('teacher.arts'), 'classes.comp_pupils', ' * 100'),
  middle_rank_per_hundred: ratio(none('teacher.middle'), 'classes.pupils', ' * 100'), pupil_teacher_ratio: ratio('classes.pupils', 'teacher.ft'), teachers_per_pupil: ratio(none('teacher.ft'), 'classes.pupils'), teachers_per_class: ratio(none('teacher.ft'), 'classes.n'),
  senior_rank_share: ratio('teacher.senior', 'teacher.ft'), unranked_share: ratio('teacher.unranked', 'teacher.ft'), average_teacher_age: ratio('teacher.ages', 'teacher.aged'), young_teacher_share: ratio('teacher.young', 'teacher.ft'),
  older_teacher_share: ratio('teacher.older', 'teacher.ft'), beginning_teacher_count: none('teacher.joined'),
  pupil_count: none('pupil.n'), girl_share: ratio('pupil.girls', 'pupil.n'), migrant_pupil_count: none('pupil.migrant'), migrant_pupil_share: ratio('pupil.migrant', 'pupil.n'), boarding_pupil_share: ratio('pupil.boarding', 'pupil.n'),
  unplaced_pupil_count: none('pupil.unplaced'), register_against_classes: ratio(none('pupil.n'), 'classes.pupils'),
};

/** The statement: $1 county, $2 school year, $3 year, $4 day. Figures as text in the order of the keys. */
export function statementByHand(keys: readonly string[]): string {
  const steps = Object.entries(tables).map(([name, text]) => {
    const rolled = columnsOf(text).map((column) => `${column === 'largest' ? 'max' : 'sum'}(${column}) ${column}`).join(', ');
    return `${name}_units as materialized (${text}), ${name} as materialized (select a.id, ${rolled} from ${name}_units u join unit a on a.county = $1 and u.unit_path ^@ a.path group by a.id)`;
  });
  const values = keys.map((key) => `(${byHand[key] ?? 'null'})::text`).join(', ');
  return `with ${steps.join(', ')} select unit.id, array[${values}] as held from unit ${Object.keys(tables).map((name) => `left join ${name} on ${name}.id = unit.id`).join(' ')} where unit.county = $1 order by unit.path`;
}
