import { boardQuery } from '../../contract/board.ts';
import { openBoard } from '../../app/board/open-board.ts';
import type { Runtime } from '../../app/runtime.ts';
import type { Api } from '../api.ts';

/** The board: one answer for the first screen of somebody who leads. */
export function boardRoutes(app: Api, runtime: Runtime): void {
  app.get('/api/board', { config: { remembers: true }, schema: { querystring: boardQuery } }, (request) => openBoard(runtime, request.asker, request.query));
}
