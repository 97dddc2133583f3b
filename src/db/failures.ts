/*
 * A constraint that fires, a lost connection or a full disk is translated here to the problem the user understands.
 * Anything else stays as it is: a bug, for the log.
 */
import { isProblem, problems, raise, type Problem } from '../domain/problem.ts';

interface PgFailure { readonly code: string; readonly constraint?: string }

const byConstraint: Readonly<Record<string, () => Problem>> = {
  login_name_pk: () => raise(problems.nameTaken, { name: { zh: '登录名', en: 'This sign-in name' } }),
  unit_path_once: () => raise(problems.nameTaken, { name: { zh: '单位代码', en: 'This unit code' } }),
  unit_name_once: () => raise(problems.nameTaken, { name: { zh: '单位名称', en: 'This unit name' } }),
  role_grant_once: () => raise(problems.nameTaken, { name: { zh: '授权', en: 'This grant' } }),
  role_grant_two_people: () => raise(problems.ownRequest, { action: { zh: '批准授权', en: 'Authorise grant' } }),
  role_grant_not_own: () => raise(problems.ownRequest, { action: { zh: '批准授权', en: 'Authorise grant' } }),
  api_token_name_once: () => raise(problems.nameTaken, { name: { zh: '系统名称', en: 'This name of a system' } }),
  api_token_two_people: () => raise(problems.ownRequest, { action: { zh: '批准接口令牌', en: 'Authorise token' } }),
  saved_view_once: () => raise(problems.nameTaken, { name: { zh: '视图名称', en: 'This name of a view' } }),
  document_two_people: () => raise(problems.ownRequest, { action: { zh: '公布公文', en: 'Publish document' } }),
  document_next_edition: () => raise(problems.editionBegun, {}),
  document_action_pk: () => raise(problems.recordChanged, {}),
  document_publication_pk: () => raise(problems.recordChanged, {}),
  round_two_people: () => raise(problems.ownRequest, { action: { zh: '开始填报轮次', en: 'Start round' } }),
  report_action_pk: () => raise(problems.recordChanged, {}),
  commitment_item_once: () => raise(problems.recordChanged, {}),
  plan_action_pk: () => raise(problems.recordChanged, {}),
  commitment_action_pk: () => raise(problems.recordChanged, {}),
  county_pk: () => raise(problems.setupDone, {}),
};

// Classes 08 and 57P: connection lost or the server is going down; the rest are Node's own names for it.
const away = /^(08...|57P0[123]|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$/;
const lostWords = /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

/** The problem behind a failure of the database, or the failure itself when it is a bug. */
export function translateFailure(failure: unknown): unknown {
  if (isProblem(failure) || !(failure instanceof Error)) return failure;
  if (lostWords.test(failure.message)) return raise(problems.databaseAway, {});
  if (!isPgFailure(failure)) return failure;
  if (failure.code === '53100') return raise(problems.diskFull, {});
  if (failure.code === 'XZ003') return raise(problems.ownRequest, { action: { zh: '确认或审核通过', en: 'Confirm or approve' } });
  if (away.test(failure.code)) return raise(problems.databaseAway, {});
  return byConstraint[failure.constraint ?? '']?.() ?? failure;
}

const isPgFailure = (failure: Error): failure is Error & PgFailure => 'code' in failure && typeof failure.code === 'string';
