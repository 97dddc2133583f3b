import { drillQuery, indicatorParams, seriesQuery, valuesQuery, versionQuery } from '../../contract/indicator.ts';
import { computeIndicators } from '../../app/indicator/compute-indicators.ts';
import { drillIndicator } from '../../app/indicator/drill-indicator.ts';
import { listIndicators } from '../../app/indicator/list-indicators.ts';
import { openIndicator } from '../../app/indicator/open-indicator.ts';
import { traceIndicators } from '../../app/indicator/trace-indicators.ts';
import type { Runtime } from '../../app/runtime.ts';
import type { Api } from '../api.ts';

/** Routes of indicators and their figures. */
export function indicatorRoutes(app: Api, runtime: Runtime): void {
  app.get('/api/indicators', (request) => listIndicators(runtime, request.asker, {}));
  app.get('/api/indicators/values', { config: { remembers: true }, schema: { querystring: valuesQuery } }, (request) => computeIndicators(runtime, request.asker, request.query));
  app.get('/api/indicators/series', { config: { remembers: true }, schema: { querystring: seriesQuery } }, (request) => traceIndicators(runtime, request.asker, request.query));
  app.get('/api/indicators/:key', { schema: { params: indicatorParams, querystring: versionQuery } }, (request) => openIndicator(runtime, request.asker, { ...request.query, ...request.params }));
  app.get('/api/indicators/:key/drill', { config: { remembers: true }, schema: { params: indicatorParams, querystring: drillQuery } }, (request) =>
    drillIndicator(runtime, request.asker, { ...request.query, ...request.params }));
}
