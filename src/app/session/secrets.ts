/* Passwords and tokens: argon2id by the library, tokens of 256 random bits of which only the digest is kept. */
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { dictionary } from '@zxcvbn-ts/language-common';
import { weaknessOf } from '../../domain/access/password.ts';
import { problems, raise } from '../../domain/problem.ts';

// OWASP's argon2id parameters: 46 MiB, one pass, one lane.
const cost = { memoryCost: 47_104, timeCost: 1, parallelism: 1 };
const common = new Set<string>(dictionary['passwords-common'] as readonly string[]);

/** The stored form of a password. */
export const hashPassword = (password: string): Promise<string> => hash(password, cost);

// Somebody who does not exist costs the same time as somebody who does.
const nobody = hashPassword(randomBytes(16).toString('hex'));

/** Whether the password fits the stored form; without one, spends the same time and says no. */
export async function fitsPassword(stored: string | undefined, password: string): Promise<boolean> {
  const fits = await verify(stored ?? (await nobody), password);
  return stored !== undefined && fits;
}

/** A new session or set-up token and the digest to keep. */
export function newToken(): { readonly token: string; readonly digest: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, digest: digestOf(token) };
}

/** A new token for another system; it begins so that it is known for one wherever it turns up. */
export function newApiToken(): { readonly token: string; readonly digest: Buffer } {
  const token = `xz_${randomBytes(32).toString('base64url')}`;
  return { token, digest: digestOf(token) };
}

/** Whether the text may be the token of a system. */
export const isApiToken = (text: string): boolean => /^xz_[\w-]{43}$/.test(text);

/** What is kept of a token. */
export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();

// No look-alikes: people copy this from paper.
const letters = 'abcdefghjkmnpqrstuvwxyz';
const capitals = 'ABCDEFGHJKMNPQRSTUVWXYZ';
const digits = '23456789';

const pick = (from: string): string => from.charAt(randomInt(from.length));
const group = (): string => pick(capitals) + pick(letters) + pick(letters) + pick(digits);

/** A one-time password to hand over on paper: four groups of four, good by its own rules. */
export const newOneTimePassword = (): string => [group(), group(), group(), group()].join('-');

/** Throws A105 when the password is too weak for this person. */
export function requireStrong(password: string, words: readonly string[]): void {
  const reason = weaknessOf(password, { isCommon: (folded) => common.has(folded), words });
  if (reason) throw raise(problems.passwordWeak, { reason });
}
