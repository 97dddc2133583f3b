import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeToyProject, type Outcome } from './toy-project.ts';

// Stand-ins for the system's commands, on a path that holds nothing else.
const sudo = `#!/bin/sh
shift
while case "$1" in *=*) true ;; *) false ;; esac; do shift; done
[ "$1" = true ] || exec "$@"
`;
const aptGet = `#!/bin/sh
echo "$@" >> "$APT_SAID"
case "$*" in *" install "*) ;; *) exit 0 ;; esac
for name in chromium soffice pdftotext; do
  printf '#!/bin/sh\\n' > "$PATH/$name"
  /bin/chmod +x "$PATH/$name"
done
printf '#!/bin/sh\\necho Noto Sans CJK SC\\n' > "$PATH/fc-list"
/bin/chmod +x "$PATH/fc-list"
`;
const program = `
import { prepareMachine } from './test-machine.mjs';
process.exitCode = await prepareMachine() ? 0 : 1;
`;

const prepare = async (commands: Readonly<Record<string, string>>, times = 1) => {
  const files = Object.fromEntries(Object.entries(commands).map(([name, text]) => [`commands/${name}`, text]));
  const toy = await makeToyProject({ 'bin/try.mjs': program, 'said.txt': '', 'commands/.keep': '', ...files });
  const folder = join(toy.folder, 'commands');
  await Promise.all(Object.keys(commands).map(name => chmod(join(folder, name), 0o755)));
  const said = join(toy.folder, 'said.txt');
  const environment = { PATH: folder, CHROMIUM: join(folder, 'chromium'), APT_SAID: said };
  const outcomes: Outcome[] = [];
  for (let time = 0; time < times; time += 1) outcomes.push(await toy.run('try.mjs', [], environment));
  return { outcomes, said: await toy.read('said.txt') };
};

test('what the tests need is installed from Debian packages, once', async () => {
  const { outcomes, said } = await prepare({ sudo, 'apt-get': aptGet }, 2);
  expect(outcomes.map(({ code }) => code)).toEqual([0, 0]);
  const commands = said.trim().split('\n');
  expect(commands).toHaveLength(2);
  expect(commands[0]).toMatch(/ update$/);
  for (const name of ['chromium', 'fonts-noto-cjk', 'libreoffice-writer-nogui', 'libreoffice-calc-nogui', 'poppler-utils']) {
    expect(commands[1]).toContain(` ${name}`);
  }
});

test('where nothing can be installed, each missing thing is named with its package, and it fails', async () => {
  const { outcomes } = await prepare({});
  expect(outcomes[0]?.code).toBe(1);
  for (const name of ['chromium', 'fonts-noto-cjk', 'libreoffice-writer-nogui', 'poppler-utils']) {
    expect(outcomes[0]?.err).toContain(name);
  }
});
