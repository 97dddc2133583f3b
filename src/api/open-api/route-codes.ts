/* The codes a route may answer with when it refuses: those of its action, and those every request may meet. */
import { actions } from '../../domain/access/actions.ts';
import type { DescribedRoute } from './collect-routes.ts';
import { refusals } from './refusals.ts';
import { actionNameOf } from './route-words.ts';

/** Codes in order, each once. */
export function codesOf({ method, url, params, querystring, body }: DescribedRoute): string[] {
  const name = actionNameOf(method, url);
  const open = name !== undefined && actions[name].roles === 'open';
  const asked = params ?? querystring ?? body;
  return [...new Set([...open ? [] : ['A101'], ...(name && refusals[name]) ?? [], ...asked === undefined ? [] : ['R102']])].toSorted();
}
