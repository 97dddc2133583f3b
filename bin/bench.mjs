/* `npm run bench`: every benchmark in turn, or those named. Each prints its figure beside its limit; one over its limit fails the run. */
import { buildWeb } from './build-web.mjs';
import { install } from './install.mjs';
import { getNode, inProject, run } from './project.mjs';

/** @type {Record<string, string[]>} */
const benches = {
  read: ['bench/read-plan.ts'],
  page: ['bench/page-weight.ts'],
  start: ['bench/start.ts'],
  clone: ['bench/start.ts', '--clone'],
  list: ['bench/list-records.ts'],
  export: ['bench/export-records.ts'],
  save: ['bench/save-records.ts'],
  growth: ['bench/growth.ts'],
  import: ['bench/import.ts'],
  rounds: ['bench/rounds.ts'],
  report: ['bench/report.ts'],
  indicators: ['bench/indicators.ts'],
  dashboard: ['bench/dashboard.ts'],
  'what-if': ['bench/what-if.ts'],
};
const everyday = ['read', 'page', 'start', 'list', 'export', 'save', 'growth', 'import', 'report', 'indicators', 'dashboard', 'what-if'];

const asked = process.argv.slice(2);
const unknown = asked.filter(name => !(name in benches));
if (unknown.length > 0) {
  console.error(`没有名为 ${unknown.join('、')} 的基准；可选 ${Object.keys(benches).join('、')}。`);
  process.exit(1);
}
await install();
if (!(await buildWeb())) process.exit(1);
for (const name of asked.length > 0 ? asked : everyday) {
  console.log(`\n── ${name}`);
  const [file = '', ...rest] = benches[name] ?? [];
  if ((await run(getNode(), [inProject(file), ...rest])) !== 0) process.exitCode = 1;
}
