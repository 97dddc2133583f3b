/* `xuezheng scan`: what somebody sees of a file that must not be public as it is, and the clean copy of one. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exifBlock, makeJpeg } from '../office/make-picture.ts';
import { runXuezheng } from './running-server.ts';

let folder: string;
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuezheng-scan-'));
  await writeFile(at('list.csv'), '学生姓名,班级,总分\n王明,三班,600\n');
  await writeFile(at('photo.jpg'), makeJpeg(exifBlock(1, { place: true })));
  await writeFile(at('broken.docx'), 'PK\x03\x04 no more');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('tells place, code, verdict and what to do; writes clean copies; goes on after a file that cannot be opened', async () => {
  const said = await runXuezheng(['scan', at('list.csv'), at('broken.docx'), at('photo.jpg'), '--clean', folder]).ended;
  expect(said.code).toBe(1);
  expect(said.out).toMatch(/^第1行 G211 不得公开：这里是学生的成绩或名次（1 行）.*\n {4}学生、单位、成绩\n照片信息 G227 不得公开：照片里记着拍摄地点/s);
  expect(said.err).toMatch(/list\.csv：这种格式没有可去掉的属性.*\nlist\.csv：看过 2 段，不得公开 1 处.*\nG101 .*\n.*\nF111 .*\n.*\n已写入 .*photo\.clean\.jpg\nphoto\.jpg：/);
  expect((await readFile(at('photo.clean.jpg'))).includes('Exif')).toBe(false);
  const clean = await runXuezheng(['scan', at('photo.clean.jpg'), '--json', '--lang', 'en']).ended;
  expect([clean.code, JSON.parse(clean.out)]).toMatchObject([0, { file: 'photo.clean.jpg', code: 'G231', weight: 'note' }]);
});
