import { problems, raise } from '../../domain/problem.ts';
import { deleteSessionsOf, findPerson } from '../../db/queries/sessions.ts';
import { holdCredentialOf, putCredential } from '../../db/queries/sign-in.ts';
import { useCase } from '../use-case.ts';
import { fitsPassword, hashPassword, requireStrong } from './secrets.ts';

/** Changes one's own password and ends all other sessions. Throws A102 when the current one is wrong, A105 when the next is weak. */
export const changePassword = useCase('password.change', async (cx, input: { current: string; next: string }) => {
  cx.about({ kind: 'account', id: cx.actor.id, unitPath: cx.actor.unitPath });
  const held = await holdCredentialOf(cx.db, cx.county, cx.actor.id);
  if (!(await fitsPassword(held?.hash, input.current))) throw raise(problems.wrongCredentials, {});
  if (input.next === input.current) throw raise(problems.passwordWeak, { reason: '不能与原密码相同' });
  const person = await findPerson(cx.db, cx.county, cx.actor.id);
  requireStrong(input.next, [cx.actor.name, cx.county, person?.login ?? '', person?.unitName ?? '']);
  await putCredential(cx.db, {
    county: cx.county, accountId: cx.actor.id, hash: await hashPassword(input.next), mustChange: false, expiresAt: null, at: cx.now,
  });
  await deleteSessionsOf(cx.db, cx.county, cx.actor.id, cx.asker.sessionId ?? undefined);
});
