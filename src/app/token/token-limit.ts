import { tokenLimit } from '../../contract/token.ts';
import { TOKEN_REQUESTS_A_MINUTE } from '../../domain/access/token-reach.ts';
import { findSetting } from '../../db/queries/settings.ts';
import type { Context } from '../use-case.ts';

/** The name under which the limit is kept; the database reads it at the door (app_token). */
export const TOKENS = 'tokens';

/** Requests a minute for each token: what the county set, or the default. */
export async function getTokenLimit(cx: Pick<Context, 'db' | 'county'>): Promise<number> {
  const held = tokenLimit.safeParse(await findSetting(cx.db, cx.county, TOKENS));
  return held.success ? held.data.perMinute : TOKEN_REQUESTS_A_MINUTE;
}
