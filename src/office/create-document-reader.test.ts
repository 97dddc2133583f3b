import { expect, it } from 'vitest';
import { createDocumentReader } from './create-document-reader.ts';
import type { NamedBytes, ReadDocument } from './read-document.ts';

/** A reading that ends when the test says so. */
function slowReader(): { read: (file: NamedBytes) => Promise<ReadDocument>; started: string[]; finish: (name: string, fails?: boolean) => void } {
  const started: string[] = [];
  const open = new Map<string, (fails: boolean) => void>();
  return {
    started,
    read: ({ name }) => new Promise((resolve, reject) => {
      started.push(name);
      open.set(name, (fails) => fails ? reject(new Error(name)) : resolve({ text: name, format: 'txt', notes: [] }));
    }),
    finish: (name, fails = false) => open.get(name)?.(fails),
  };
}

const file = (name: string): NamedBytes => ({ name, bytes: new Uint8Array(1) });

it('reads so many at once and the others in their turn, also after one fails', async () => {
  const { read, started, finish } = slowReader();
  const reader = createDocumentReader(2, {}, read);
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => reader(file(name)));
  expect(started).toEqual(['a', 'b']);
  finish('b', true);
  await expect(b).rejects.toThrow('b');
  await Promise.resolve();
  expect(started).toEqual(['a', 'b', 'c']);
  finish('a');
  finish('c');
  await Promise.all([a, c]);
  expect(started).toEqual(['a', 'b', 'c', 'd']);
  finish('d');
  expect(await d).toMatchObject({ text: 'd' });
  void reader(file('e'));
  expect(started.at(-1)).toBe('e');
});
