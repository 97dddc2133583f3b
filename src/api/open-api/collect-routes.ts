/* The routes as they are registered: what the description of the API is made from, so that it cannot fall behind. */
import type { ZodType } from 'zod';
import type { Api } from '../api.ts';

/** One route with the shapes of what it is sent. */
export interface DescribedRoute {
  readonly method: string;
  /** `/api/plans/:id` */
  readonly url: string;
  readonly params?: ZodType;
  readonly querystring?: ZodType;
  readonly body?: ZodType;
}

/** Notes every route of the API from now on; call it before they are made. */
export function collectRoutes(app: Api): readonly DescribedRoute[] {
  const routes: DescribedRoute[] = [];
  app.addHook('onRoute', ({ method, url, schema }) => {
    for (const one of [method].flat()) {
      if (one !== 'HEAD' && one !== 'OPTIONS' && url.startsWith('/api/')) routes.push({ method: one, url, ...(schema as Pick<DescribedRoute, 'params' | 'querystring' | 'body'> | undefined) });
    }
  });
  return routes;
}
