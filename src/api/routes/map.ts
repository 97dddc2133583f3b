import { keepBoundaries } from '../../contract/map.ts';
import { keepMap, readMap } from '../../app/map/boundaries.ts';
import type { Runtime } from '../../app/runtime.ts';
import type { Api } from '../api.ts';

/** The boundaries of the map of schools. */
export function mapRoutes(app: Api, runtime: Runtime): void {
  app.get('/api/map/boundaries', (request) => readMap(runtime, request.asker, {}));
  app.put('/api/map/boundaries', { schema: { body: keepBoundaries } }, (request) => keepMap(runtime, request.asker, request.body));
}
