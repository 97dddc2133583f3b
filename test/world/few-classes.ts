/* Five classes that figures are counted over: a large one, one of the year before, one of another stage. */

/** Adds them by what makes a class of a school, with its number and pupils. */
export async function addFewClasses(add: (school: string, number: number, pupils: number, more?: object) => Promise<unknown>): Promise<void> {
  await add('青岚县实验小学', 1, 60);
  await add('青岚县实验小学', 2, 40);
  await add('石岭小学', 1, 30);
  await add('石岭小学', 2, 66, { school_year: '2024-2025' });
  await add('青岚县第二中学', 1, 50, { stage: 'junior', grade: 'g7' });
}
