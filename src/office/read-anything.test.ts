/*
 * Sound files damaged at random: whatever becomes of them, reading answers with text or with a coded problem, and never
 * hangs. The parsers run in this process here, so that many files can be tried; what they throw besides problems is what
 * run-parse-job.ts turns into one.
 */
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isProblem } from '../domain/problem.ts';
import { parse } from './parse-job.ts';
import { defaultReadLimits } from './read-limits.ts';
import { readXml, XmlError } from './read-xml.ts';

const fixture = (name: string): Uint8Array => readFileSync(new URL(`../../test/office/fixtures/${name}`, import.meta.url));

/** Overwrites single bytes. */
function damage(file: Uint8Array, hits: readonly (readonly [number, number])[]): Uint8Array {
  const damaged = file.slice();
  for (const [share, byte] of hits) damaged[Math.floor(share * damaged.length)] = byte;
  return damaged;
}

const hits = fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)), { minLength: 1, maxLength: 12 });

describe('damaged files', () => {
  it.each([['zip', 'numbered.docx', 100], ['pdf', 'encrypted.pdf', 20], ['pdf', 'flush.pdf', 12]] as const)('%s: %s', async (kind, name, numRuns) => {
    const sound = fixture(name);
    await fc.assert(fc.asyncProperty(hits, async (where) => {
      const answer: unknown = await parse({ kind, name, bytes: damage(sound, where), limits: defaultReadLimits }).catch((thrown: unknown) => thrown);
      if (isProblem(answer)) expect(answer.code).toMatch(/^F1\d\d$/);
      else expect(answer instanceof Error || typeof (answer as { text: unknown }).text === 'string').toBe(true);
    }), { numRuns });
  }, 60_000);

  it('XML of any kind is read or refused', () => {
    const piece = fc.constantFrom('<a>', '</a>', '<b c="', '"', "'", '/>', '>', '<', '&amp;', '&#', '<![CDATA[', ']]>', '<!--', '-->', '<?x', '?>', '<!DOCTYPE', ' 甲 ');
    fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const answer = attempt(() => readXml(pieces.join('')));
      expect(answer instanceof XmlError || typeof (answer as { name: unknown }).name === 'string').toBe(true);
    }), { numRuns: 2000 });
  });
});

function attempt(act: () => unknown): unknown {
  try {
    return act();
  } catch (thrown) {
    return thrown;
  }
}
