/* The manual of templates: its example stands and says what the page shows, and nothing there is goes unnamed. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDefinitions } from '../../src/app/console/check-definitions.ts';
import { documentFile } from '../../src/catalog/document-file.ts';
import { readCatalogue } from '../../src/catalog/read-catalogue.ts';
import { plainText } from '../../src/domain/report/plain-text.ts';
import { composeExample } from '../../src/domain/report/run-template-example.ts';
import { aspects, documentWords, figureTimes } from '../../src/domain/report/template.ts';

const manual = await readFile(new URL('../../docs/documents.md', import.meta.url), 'utf8');
const blocks = [...manual.matchAll(/```yaml (\S+)\n([^]*?)```/gu)].map(([, name = '', text = '']) => ({ name, text }));
const today = new Date('2026-01-10T01:00:00Z');
let folder: string;

const put = async (name: string, text: string) => { await mkdir(dirname(join(folder, name)), { recursive: true }); await writeFile(join(folder, name), text); };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'templates-'));
  for (const { name, text } of blocks) await put(name, text);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the manual of templates', () => {
  it('holds an example that stands and runs, and shows what comes of it', async () => {
    expect(await checkDefinitions(folder, today)).toMatchObject({ faults: [] });
    const template = (await readCatalogue({ beside: pathToFileURL(`${folder}/`) })).documents?.get('term_note');
    const [example] = template?.examples ?? [];
    const shown = /```text\n([^]*?)\n```/u.exec(manual)?.[1];
    expect(template && example && plainText(composeExample(template, example)).text).toBe(shown);
  });

  it('has no other YAML, so that nothing in it goes unchecked', () => {
    expect(blocks).toHaveLength(1);
    expect(manual.match(/```ya?ml/gu)).toHaveLength(blocks.length);
  });

  it('names every property, aspect, word and time there is', () => {
    const said = [...aspects.map((aspect) => (aspect === 'value' ? '`value`' : `{pupils.${aspect}}`)), ...documentWords.map((word) => `{${word}}`), ...[...Object.keys(documentFile.shape), ...figureTimes].map((word) => `\`${word}\``)];
    expect(said.filter((word) => !manual.includes(word))).toEqual([]);
  });
});

describe('registers check', () => {
  it('tells a wrong template by file and line, and an example that does not hold', async () => {
    const [{ text } = { text: '' }] = blocks;
    await put('plan/documents/term-note.yaml', text.replace('{pupils.compared}', '{pupil.compared}'));
    expect((await checkDefinitions(folder, today)).faults.map(({ file, line, column, say }) => `${file.slice(folder.length + 1)}:${line}:${column} ${say.zh}`)).toEqual(['plan/documents/term-note.yaml:10:5 没有数字“pupil”，是不是“pupils”']);
    await put('plan/documents/term-note.yaml', text.replace('完成年度目标的96.8%。"]', '完成年度目标的97%。"]'));
    expect((await checkDefinitions(folder, today)).faults.map(({ line, say }) => `${line} ${say.en}`)).toEqual(['23 the example does not say "教学仪器设备总值7940万元，完成年度目标的97%。"']);
    await put('plan/documents/term-note.yaml', text);
  });
});
