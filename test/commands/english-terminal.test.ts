/* Whoever asks for English hears no Chinese at the terminal but what their own documents and people say. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPlan } from '../../src/domain/plan/read-plan.ts';
import { runXuezheng } from './running-server.ts';

const han = /[\p{Script=Han}、，。；：（）“”【】]+/gu;
const text = [
  '云溪县教育局2026年工作要点', '一、夯实基础', '新建公办幼儿园不少于4所，投入经费1300万元，其中省级500万元、市级300万元、县级400万元。',
  '规划总投资6.80亿元，累计投入4.93亿元，占规划总投资的72.4%。', '二、改革创新', '在东山、西岭、南河、北川5个乡镇试点。本科上线1290人，比上年增加120人，增长10.3%。新建学校8所。这8所学校全部招生。',
].join('\n');
let folder: string;
let plan: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuezheng-english-'));
  plan = join(folder, 'plan.txt');
  await writeFile(plan, text);
  await writeFile(join(folder, 'plan.docx'), text);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const inEnglish = (...args: string[]) => runXuezheng(['--lang', 'en', ...args]).ended;
// A figure is named in the words of the document, which the reader may join: 本科上线 1290人 is 本科上线人数.
const own = [text, ...readPlan(text).quantities.map((quantity) => quantity.metric)].join('\n');
/** Chinese that the document does not hold. */
const foreign = (said: string): string[] => (said.replaceAll(/[“”]/g, '').match(han) ?? []).filter((run) => !own.includes(run));

describe('the terminal in English', () => {
  it('read --table says everything in English but the words of the document', async () => {
    const said = await inEnglish('read', plan, '--table');
    expect(said.code).toBe(0);
    expect(said.out).toMatch(/^outline 2 · figures \d+ \(targets \d+, achievements \d+, context \d+\) · tasks \d+ · checks 5, inconsistent 3$/m);
    expect(said.out).toContain('500万元 + 300万元 + 400万元 = 1200万元; the text says “1300万元”: they differ, and rounding cannot explain it.');
    expect(said.out).toContain('names listed (东山, 西岭, 南河, 北川): 4个');
    expect(foreign(said.out)).toEqual([]);
    expect(said.err).toBe('');
  });

  it('what the reader noticed and where the ledger went is said in English', async () => {
    const said = await inEnglish('read', join(folder, 'plan.docx'), '--out', join(folder, 'ledger.xlsx'));
    expect(said.err).toMatch(/plan\.docx: The file name does not match the content/);
    expect(said.err).toMatch(/Written to .*ledger\.xlsx/);
    const { sheets } = await readXlsx(await readFile(join(folder, 'ledger.xlsx')));
    expect(sheets.map((sheet) => sheet.name)).toEqual(['Targets', 'Tasks', 'Checks', 'Items']);
    expect(foreign(said.err)).toEqual([]);
  });

  it.each([
    [[]], [['--help']], [['read', '--help']], [['check', '--help']], [['balance', '--help']], [['report', '--help']], [['report', 'draft', '--help']], [['serve', '--help']], [['user', '--help']], [['user', 'list', '--help']], [['user', 'reset', '--help']], [['user', 'disable', '--help']], [['user', 'enable', '--help']],
    [['registers', '--help']], [['registers', 'check', '--help']], [['backup', '--help']], [['restore', '--help']], [['keys', '--help']], [['keys', 'list', '--help']], [['keys', 'rotate', '--help']], [['keys', 'reseal', '--help']], [['keys', 'retire', '--help']],
  ])('help of %j', async (args) => {
    const said = await inEnglish(...args);
    expect(said.out).toMatch(/Usage: xuezheng/);
    expect(said.out + said.err).not.toMatch(han);
  });

  it.each([
    ['a command that is none', ['steal'], 'X105'], ['no file', ['read'], 'X105'], ['a port that is none', ['serve', '--port', 'x'], 'X105'], ['no data', ['user', 'list', '--data', '/nowhere'], 'X109'], ['another language', ['--lang', 'fr', 'read', 'x'], 'X111'],
    ['a file that is not there', ['read', '/nowhere/x.txt'], 'X106'], ['an ending that is none', ['read', '/nowhere/x.txt', '--out', 'x.csv'], 'F121'], ['a folder that can be none', ['backup', 'x.zip', '--data', '/proc/x'], 'X109'],
  ])('a refusal is said in English alone: %s', async (_, args, code) => {
    const said = await runXuezheng(args.includes('--lang') ? args : [...args, '--lang=en']).ended;
    expect(said.code).toBe(1);
    expect(said.err).toMatch(new RegExp(`^${code} `));
    expect(code === 'X111' ? [] : said.err.match(han) ?? []).toEqual([]);
  });

  const wrong: readonly (readonly [string, readonly string[], RegExp, RegExp])[] = [
    ['an unknown command', ['stael'], /没有“stael”这个命令。/, /unknown command 'stael'/], ['one nearly right', ['serv'], /没有“serv”这个命令（是不是“serve”）。/, /Did you mean serve\?/], ['an unknown option', ['read', '--jsn', 'x'], /没有“--jsn”这个参数（是不是“--json”）。/, /unknown option '--jsn'/],
    ['nothing to read', ['read'], /缺少 <file>。/, /missing required argument 'file'/], ['a value that is missing', ['serve', '--port'], /“--port <number>”后面缺少取值。/, /argument missing/], ['too much', ['keys', 'retire', '1', '2'], /“retire”后面多写了内容（要 1 个，给了 2 个）。/, /too many arguments/],
    ['a port in words', ['serve', '--port', 'x1'], /--port 是 0 至 65535 的整数，“x1”不是。/, /not "x1"/], ['a port of nothing', ['serve', '--port', ''], /--port 是 0 至 65535 的整数/, /from 0 to 65535/], ['a key in words', ['keys', 'retire', 'abc'], /密钥编号是正整数，“abc”不是。/, /not "abc"/],
    ['a large county that is no sample', ['serve', '--large'], /--large 是示例县的大小，要和 --sample 一起用/, /goes with --sample/], ['a backup that is no zip', ['backup', 'x.txt'], /文件名须以 \.zip 结尾/, /must end in \.zip/],
  ];
  it.each(wrong)('a wrong line is told in Chinese, and in English: %s', async (_, args, zh, en) => {
    const { code, err } = await runXuezheng([...args]).ended;
    expect(code).toBe(1);
    const [said = '', english = ''] = err.split('\n');
    expect(said).toMatch(zh);
    // Beside what was typed, and names of options, the Chinese sentence holds no English.
    expect(said.replaceAll(/“[^”]*”|<\w+>|--?[\w-]+|xuezheng( \w+)*|\.\w+|^\w\d+/g, '')).not.toMatch(/[a-z]{2,}/i);
    expect(english).toMatch(en);
    expect(english.match(han)).toBeNull();
  });

  it.each([[['serve', '--help']], [['keys', 'retire', '--help']]])('help of %j has every line in Chinese too', async (args) => {
    const { out, code } = await runXuezheng([...args]).ended;
    expect(code).toBe(0);
    expect(out).toMatch(/^用法 \(Usage\): xuezheng/);
    for (const line of ['显示帮助 (display help for command)', '选项 (Options):']) expect(out.replaceAll(/\s+/g, ' ')).toContain(line);
    expect(out).not.toMatch(/^(?:Usage|Options|Commands|Arguments):/m);
    expect(out).not.toMatch(/\(default:/);
  });

  it('is chosen by the environment too; Chinese stays the default', async () => {
    const before = process.env['XUEZHENG_LANG'];
    process.env['XUEZHENG_LANG'] = 'en_GB.UTF-8';
    const english = await runXuezheng(['read', '/nowhere/x.txt']).ended;
    delete process.env['XUEZHENG_LANG'];
    const chinese = await runXuezheng(['read', '/nowhere/x.txt']).ended;
    if (before !== undefined) process.env['XUEZHENG_LANG'] = before;
    expect(english.err.match(han)).toBeNull();
    expect(chinese.err).toMatch(/^X106 没有文件/);
  });
});
