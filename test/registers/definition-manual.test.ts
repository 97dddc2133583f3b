/* The manual of definitions and the command that checks them: every example stands, every fault is told with its place. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { checkDefinitions } from '../../src/app/console/check-definitions.ts';
import { textFormats, valueTypeNames, periodGrains } from '../../src/domain/register/definition.ts';
import { registerFile } from '../../src/catalog/definition-file.ts';
import { runXuezheng } from '../commands/running-server.ts';

const manual = await readFile(new URL('../../docs/registers.md', import.meta.url), 'utf8');
const blocks = [...manual.matchAll(/```yaml (\S+)\n([^]*?)```/g)].map(([, name = '', text = '']) => ({ name, text }));
const today = new Date('2026-09-10T01:00:00Z');

let folder: string;
const made: string[] = [];
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'definitions-')); made.push(folder); });
afterAll(async () => { for (const one of made) await rm(one, { recursive: true, force: true }); });

const put = async (name: string, text: string) => { await mkdir(dirname(join(folder, name)), { recursive: true }); await writeFile(join(folder, name), text); };
const putManual = async () => { for (const { name, text } of blocks) await put(name, text); };

describe('the manual', () => {
  it('holds examples that stand, run and are complete', async () => {
    await putManual();
    expect(await checkDefinitions(folder, today)).toEqual({ faults: [], counts: { registers: 3, codeLists: 2, limits: 1, indicators: 0, examples: 4 } });
  });

  it('has no other YAML, so that nothing in it goes unchecked', () => {
    expect(blocks).toHaveLength(6);
    expect(manual.match(/```ya?ml/g)).toHaveLength(blocks.length);
  });

  it('names every type, number rule, grain and property there is', () => {
    const properties = Object.keys(registerFile.shape);
    const missing = [...valueTypeNames, ...textFormats, ...periodGrains, ...properties].filter((word) => !manual.includes(`\`${word}\``));
    expect(missing).toEqual([]);
  });
});

const bad = `key: thing\nname: 物\nkept_by: [school]\nfields:\n  a: { name: 甲, type: integer, min: 9, max: 1 }\n  b: { name: 乙, type: choice, list: nowhere }\nunique: [[c]]\ndisplay: { title: "{d}" }\n`;

describe('registers check', () => {
  it('tells all faults of all files at once, in their order, with line and column', async () => {
    await put('x/registers/thing.yaml', bad);
    await put('x/registers/broken.yaml', 'key: [');
    await put('x/codelists/short.yaml', 'key: short\nname: 短\nitems: []\n');
    const { faults } = await checkDefinitions(folder, today);
    expect(faults.map(({ file, line, column }) => `${file.slice(folder.length + 1)}:${line}:${column}`)).toEqual([
      expect.stringMatching(/^x\/codelists\/short\.yaml:3:/) as string, expect.stringMatching(/^x\/registers\/broken\.yaml:1:/) as string,
      'x/registers/thing.yaml:5:37', 'x/registers/thing.yaml:6:37', 'x/registers/thing.yaml:7:10', 'x/registers/thing.yaml:8:19',
    ]);
  });

  it('tells examples that do not hold, and files that would not be read', async () => {
    await putManual();
    const bus = blocks.find(({ name }) => name.endsWith('school-bus.yaml'))?.text ?? '';
    await put('transport/registers/school-bus.yaml', bus.replace('load: 95', 'load: 90'));
    await put('transport/stray.yml', 'key: stray');
    const { faults } = await checkDefinitions(folder, today);
    expect(faults.map(({ say }) => say.zh)).toEqual([expect.stringContaining('样例 1 不符：“满载率”应当算得 90，实际是 95') as string, expect.stringContaining('不会被读取') as string]);
    expect(faults[0]?.line).toBe(bus.split('\n').findIndex((line) => line.includes('load: 95')));
  });

  it('answers at the terminal by its exit code: 1 with faults, 0 without, in the language asked for', async () => {
    await put('x/registers/thing.yaml', bad);
    const faulty = await runXuezheng(['registers', 'check', folder, '--lang', 'en']).ended;
    expect(faulty.code).toBe(1);
    expect(faulty.out.trim().split('\n')).toHaveLength(4);
    expect(faulty.out).toMatch(/thing\.yaml:6:37 there is no code list "nowhere"/);
    expect(faulty.err).toMatch(/^D103 4 faults/);
    const json = await runXuezheng(['registers', 'check', folder, '--json']).ended;
    expect(json.out.trim().split('\n').map((line) => JSON.parse(line) as object)[1]).toMatchObject({ line: 6, column: 37, zh: '没有“nowhere”这个代码表' });
    await rm(join(folder, 'x'), { recursive: true });
    await putManual();
    const sound = await runXuezheng(['registers', 'check', folder]).ended;
    expect([sound.code, sound.out, sound.err]).toEqual([0, '', '没有错误：3 个台账，2 个代码表，1 个限值，0 个指标；4 个样例相符。\n']);
    const nowhere = await runXuezheng(['registers', 'check', join(folder, 'nowhere')]).ended;
    expect([nowhere.code, nowhere.err.slice(0, 4)]).toEqual([1, 'D102']);
  });

  it('proves the built-in ones too', async () => {
    const said = await runXuezheng(['registers', 'check', 'catalog']).ended;
    expect([said.code, said.err]).toEqual([0, expect.stringMatching(/^没有错误：\d+ 个台账/)]);
  });
});
