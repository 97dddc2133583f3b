/*
 * The application never works as the owner of the schema: an owner passes row security. It logs in as xuezheng_app,
 * whose password is derived from the owner's, so that every stateless node knows it and no file holds it.
 */
import { createHmac } from 'node:crypto';
import { problems, raise } from '../domain/problem.ts';

/** The password of the application role for this owner. Throws S121 for an owner without one: then anybody could derive it. */
export function appPassword(ownerUrl: string): string {
  const { password } = new URL(ownerUrl);
  if (password === '') throw raise(problems.ownerWithoutPassword, {});
  return createHmac('sha256', password).update('xuezheng_app').digest('base64url');
}

/** The same address, signed in as the application role. */
export function appUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.username = 'xuezheng_app';
  url.password = appPassword(ownerUrl);
  return url.toString();
}
