/** Test files that put something else in the place of a module: they must not share their process with others. */
export const filesAlone: readonly string[] = ['test/architecture/actions.test.ts'];
