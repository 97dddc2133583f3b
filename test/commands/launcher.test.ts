import { once } from 'node:events';
import { expect, test } from 'vitest';
import { problems } from '../../src/domain/problem.ts';
import { makeToyProject } from './toy-project.ts';

const program = `
const [word] = process.argv.slice(2);
if (word === 'wait') {
  process.on('SIGTERM', () => { console.log('stopping in good order'); process.exit(7); });
  console.log('waiting');
  setInterval(() => {}, 1000);
} else {
  console.log(JSON.stringify(process.argv.slice(2)));
  console.error('to the other channel');
  process.exitCode = 3;
}
`;

test('hands over arguments, both channels and the exit code', async () => {
  const toy = await makeToyProject({ 'src/main.ts': program });
  const { code, out, err } = await toy.run('xuezheng.mjs', ['read', '某县 要点.txt', '--json']);
  expect(code).toBe(3);
  expect(JSON.parse(out)).toEqual(['read', '某县 要点.txt', '--json']);
  expect(err).toBe('to the other channel\n');
});

test('passes a signal on, so that the server can stop in good order', async () => {
  const toy = await makeToyProject({ 'src/main.ts': program });
  const child = toy.spawn('xuezheng.mjs', ['wait']);
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => { said += chunk.toString(); });
  await once(child.stdout ?? child, 'data');
  child.kill('SIGTERM');
  expect(await once(child, 'close')).toEqual([7, null]);
  expect(said).toContain('stopping in good order');
});

test('says which Node is needed where it is too old and the project’s own is missing', async () => {
  const toy = await makeToyProject({ 'src/main.ts': program });
  const pretend = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'18.20.0'})`;
  const { code, out, err } = await toy.run('xuezheng.mjs', ['read'], { NODE_OPTIONS: `--import ${pretend}` });
  const details = { wanted: 24, have: '18.20.0' };
  const { code: number, zh, en } = problems.runtimeTooOld;
  expect(err).toBe(`${number} ${zh(details)}\n${number} ${en(details)}\n`);
  expect(code).toBe(1);
  expect(out).toBe('');
});
