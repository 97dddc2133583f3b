import { isProblem, problems, raise } from '../../domain/problem.ts';
import { deleteSessionsOf, findPerson } from '../../db/queries/sessions.ts';
import { clearAttempts, countAttempt, holdCredentialOf, putCredential } from '../../db/queries/sign-in.ts';
import type { Asker, Runtime } from '../runtime.ts';
import { useCase } from '../use-case.ts';
import { FAILURES_PER_ACCOUNT, LOCK_MINUTES } from './limits.ts';
import { fitsPassword, hashPassword, requireStrong } from './secrets.ts';

interface ChangePassword { readonly current: string; readonly next: string }

/**
 * Changes one's own password and ends all other sessions. Throws A102 when the current one is wrong, A104 after too
 * many tries, A105 when the next is weak. Tries are counted beforehand, for a refusal rolls back what it wrote.
 */
export async function changePassword(runtime: Runtime, asker: Asker, input: ChangePassword): Promise<void> {
  const key = `password:${asker.actor?.id ?? ''}`;
  const now = runtime.clock();
  const counted = asker.actor === null || await runtime.database.atTheDoor((db) => countAttempt(db, key, now, FAILURES_PER_ACCOUNT, LOCK_MINUTES));
  if (!counted) throw raise(problems.lockedOut, { minutes: LOCK_MINUTES });
  const forget = () => runtime.database.atTheDoor((db) => clearAttempts(db, [key]));
  try {
    await change(runtime, asker, input);
  } catch (failure) {
    // Whoever knew the current password may look for a good next one as long as it takes.
    if (isProblem(failure) && failure.code === problems.passwordWeak.code) await forget();
    throw failure;
  }
  await forget();
}

const change = useCase('password.change', async (cx, input: ChangePassword) => {
  cx.about({ kind: 'account', id: cx.actor.id, unitPath: cx.actor.unitPath });
  const held = await holdCredentialOf(cx.db, cx.county, cx.actor.id);
  if (!(await fitsPassword(held?.hash, input.current))) throw raise(problems.wrongCredentials, {});
  if (input.next === input.current) throw raise(problems.passwordWeak, { reason: { zh: '不能与原密码相同', en: 'it is the same as before' } });
  const person = await findPerson(cx.db, cx.county, cx.actor.id);
  requireStrong(input.next, [cx.actor.name, cx.county, person?.login ?? '', person?.unitName ?? '']);
  await putCredential(cx.db, {
    county: cx.county, accountId: cx.actor.id, hash: await hashPassword(input.next), mustChange: false, expiresAt: null, at: cx.now,
  });
  await deleteSessionsOf(cx.db, cx.county, cx.actor.id, cx.asker.sessionId ?? undefined);
});
