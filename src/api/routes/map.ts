import { keepBoundaries as keepBody } from '../../contract/map.ts';
import { keepBoundaries } from '../../app/map/keep-boundaries.ts';
import { openBoundaries } from '../../app/map/open-boundaries.ts';
import type { Runtime } from '../../app/runtime.ts';
import type { Api } from '../api.ts';

/** The boundaries of the map of schools. */
export function mapRoutes(app: Api, runtime: Runtime): void {
  app.get('/api/map/boundaries', (request) => openBoundaries(runtime, request.asker, {}));
  app.put('/api/map/boundaries', { schema: { body: keepBody } }, (request) => keepBoundaries(runtime, request.asker, request.body));
}
