import { readFileSync } from 'node:fs';
import type { Runtime } from '../../app/runtime.ts';
import { describeRegisters } from '../../app/register/describe-registers.ts';
import type { Api } from '../api.ts';
import type { DescribedRoute } from '../open-api/collect-routes.ts';
import { writeOpenApi } from '../open-api/write-open-api.ts';

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { readonly version: string };

/** The route that describes all others, registers of the county included. */
export function openApiRoutes(app: Api, runtime: Runtime, routes: readonly DescribedRoute[]): void {
  app.get('/api/openapi.json', async (request) => writeOpenApi(routes, await describeRegisters(runtime, request.asker, {}), version));
}
