import { problems, raise } from '../../domain/problem.ts';
import { findTokenRow, type ApiTokenRow } from '../../db/queries/api-tokens.ts';
import type { Context } from '../use-case.ts';

/** The token with this id, after asking for the right on its unit. Throws A103, R101. */
export async function getToken(cx: Context, id: string): Promise<ApiTokenRow> {
  const row = await findTokenRow(cx.db, cx.county, id);
  if (!row) throw raise(problems.notFound, { what: { zh: '该接口令牌', en: 'This token' } });
  cx.about({ kind: 'token', id, unitPath: row.unitPath, name: row.name });
  cx.allow(row.unitPath);
  return row;
}
