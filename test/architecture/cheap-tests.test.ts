/* What lets test files share a process and a browser; held here, so that none of them has to be read to trust it. */
import { describe, expect, it } from 'vitest';
import { filesAlone } from '../cluster/files-alone.ts';
import { longFiles } from '../cluster/long-files.ts';
import { longest } from '../cluster/slowest-first.ts';
import { isTest, listFiles, readText } from './source.ts';

const texts = listFiles('test', 'src').filter((path) => isTest(path) && !path.endsWith('/cheap-tests.test.ts')).map((path) => ({ path, text: readText(path) }));
const namesOf = (found: (text: string) => boolean): string[] => texts.filter(({ text }) => found(text)).map(({ path }) => path);

// What is put in the place of a module, of the clock or of chance stays for the files after it.
const changesTheWorld = (text: string): boolean => /\bvi\.(?:mock|doMock|stubGlobal|stubEnv|useFakeTimers|setSystemTime)\(|\bprocess\.chdir\(|\b(?:Date\.now|Math\.random|globalThis\.\w+) = /.test(text);
const leavesASpy = (text: string): boolean => text.includes('vi.spyOn(') && !text.includes('.mockRestore()');

describe('test files', () => {
  it('that change the world for others stand alone, and only they', () => {
    expect(namesOf(changesTheWorld)).toEqual(filesAlone);
  });

  it('take their spies along', () => {
    expect(namesOf(leavesASpy)).toEqual([]);
  });

  it('launch no browser of their own beside the shared one', () => {
    expect(namesOf((text) => text.includes('chromium.launch('))).toEqual([]);
  });

  it('named as the longest are there', () => {
    expect(longest.filter((start) => !texts.some(({ path }) => path.startsWith(start)))).toEqual([]);
    expect(longFiles.filter((name) => !texts.some(({ path }) => path === name))).toEqual([]);
  });

  it.each([
    [`vi.mock(import('./it.ts'));`, true], [`globalThis.fetch = mine;`, true], [`Date.now = () => 0;`, true], [`const began = Date.now();`, false], [`expect(globalThis.name).toBe('');`, false],
  ])('%s changes the world: %s', (text, changes) => {
    expect(changesTheWorld(text)).toBe(changes);
  });
});
