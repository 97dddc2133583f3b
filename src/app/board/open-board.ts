/* The first screen of somebody who leads a county, a district or a school: targets by area, what changed, the figures that matter, all in one answer. */
import type { BoardView } from '../../contract/board.ts';
import { figureWorld } from '../indicator/indicator-world.ts';
import { useCase } from '../use-case.ts';
import { loadChanges } from './board-changes.ts';
import { keyIndicators, loadKeyFigures } from './board-figures.ts';
import { loadTargets } from './board-targets.ts';

interface BoardInput { readonly unit?: string | undefined; readonly asOf?: string | undefined }

/** Opens the board of a unit, as it is or was at the end of a day; of the unit whose rows the reader sees whole when none is named. Throws A103, R101. */
export const openBoard = useCase('board.open', async (cx, input: BoardInput): Promise<BoardView> => {
  const around = await figureWorld(cx, keyIndicators(cx), input);
  const { unit, asOf, today } = around;
  const targets = await loadTargets(cx, unit.path, asOf);
  const changes = await loadChanges(cx, unit.path, asOf);
  return {
    unit: { id: unit.id, name: unit.name, path: unit.path }, asOf: today, lights: targets.lights, targets: targets.areas, changes,
    figures: await loadKeyFigures(cx, around),
  };
});
