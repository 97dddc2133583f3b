import { createHmac, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeKeyedDigest } from './keyed-digest.ts';

test.each([
  ['nothing', ''], ['a number', '350102201203040515'], ['characters of three and four bytes', '城关实验小学𬭎'],
  ['half a character', '\uD800'], ['a block and more', 'x'.repeat(64)], ['a long text', '长'.repeat(3000)],
])('%s has the digest that HMAC gives it, whatever came before', (_, text) => {
  const key = randomBytes(32);
  const digest = makeKeyedDigest(key);
  for (const one of [text, 'another of another length', text]) {
    expect(digest(one)).toBe(createHmac('sha256', key).update(one).digest('hex'));
  }
});

test('a key longer than a block is refused: it would need a digest of its own', () => {
  expect(() => makeKeyedDigest(randomBytes(65))('x')).toThrow('at most one block');
});
