/* `npm start`: from a fresh clone to the sample county in the browser, with nothing but npm on the machine. */
import { buildWeb } from './build-web.mjs';
import { install } from './install.mjs';
import { getNode, inProject, run, thrift } from './project.mjs';

await install();
if (!(await buildWeb())) process.exit(1);
process.exitCode = await run(getNode(), [...thrift, inProject('src', 'main.ts'), 'serve', '--sample', ...process.argv.slice(2)]);
