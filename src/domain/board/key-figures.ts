/* The figures a leader looks at first, by the keys of indicators: size, crowding, teachers, equipment, fairness. One that a county's catalogue lacks is left out. */

/** Key figures in the order they stand on the board. */
export const keyFigures: readonly string[] = [
  'class_pupils', 'school_count', 'full_time_teacher_count', 'pupil_teacher_ratio',
  'large_class_share', 'average_class_size', 'bachelor_share', 'post_fill_rate',
  'books_per_pupil', 'computers_per_hundred', 'instruments_per_pupil', 'migrant_pupil_share',
];
