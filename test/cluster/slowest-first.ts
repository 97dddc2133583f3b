/*
 * The order of the test files: those that take long begin first, so that no worker is left with a long one at the end.
 * How long is told by the room: a fresh clone has no memory of earlier runs.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Rooms and files by how long they take, longest first; what is not named comes last, larger files before smaller. */
export const longest: readonly string[] = ['test/rights/rights-everywhere', 'test/stories/hostile.test', 'test/stories/hostile-registers-imports', 'test/web/ledger-pages', 'test/web/register-pages', 'test/web/accessible', 'test/web/rounds', 'test/web/english-pages', 'test/web/', 'test/commands/', 'src/db/', 'test/rights/', 'test/stories/', 'test/'];

/** Sorts the files of a run, longest first. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const bySize = await super.sort(files);
    return bySize.toSorted((one, other) => rankOf(one.moduleId) - rankOf(other.moduleId));
  }
}

function rankOf(file: string): number {
  const found = longest.findIndex((start) => file.includes(`/${start}`));
  return found === -1 ? longest.length : found;
}
