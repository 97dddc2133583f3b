/*
 * A full export: 150,000 pupils over HTTP to a file, with rights, masks, names and audit, beside the floor of the same run:
 * the same writer over the rows of one bare SQL cursor. The two take turns; the ratio in the middle counts.
 *   node bench/export-records.ts [--turns=3] [--keep=<folder>]
 */
import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { line, median, openCounty, option } from './open-county.ts';
import { findPostmaster, peakMb, spent } from './processor-time.ts';

const LIMITS = { times: 2, memoryMb: 600 };
const TURNS = option('turns', 3);

// What an export shows, as far as SQL alone can say it; the sealed numbers as so much text as their masks are long.
const bareStatement = `select r.id || '@' || r.version as key, u.name as unit, left(encode(r.f_student_number, 'hex'), 19) as student_number, r.f_name as name,
    case r.f_sex when '1' then '男' else '女' end as sex, r.f_born_on::text as born_on, left(encode(r.f_id_number, 'hex'), 18) as id_number,
    c.f_school_year || c.f_grade || '年级' || c.f_number || '班' as class, r.f_enrolled_on::text as enrolled_on,
    case r.f_boarding when 'yes' then '是' when 'no' then '否' end as boarding, '***' as left_behind, case r.f_migrant when 'yes' then '是' when 'no' then '否' end as migrant
  from reg_pupil r join unit u on u.county = r.county and u.id = r.unit_id left join reg_class c on c.county = r.county and c.id = r.f_class
  where r.county = 'qinglan' and r.retired_at is null order by r.f_name, r.id`;

interface Taken { readonly seconds: number; readonly processor: number; readonly peakMb: number }

const county = await openCounty({ large: true });
const postmaster = await findPostmaster(county.ownerUrl);
const folder = await mkdtemp(join(tmpdir(), 'xuezheng-export-'));

async function bare(format: string): Promise<Taken> {
  const file = fileURLToPath(new URL('bare-export.ts', import.meta.url));
  const env = { ...process.env, DATABASE_URL: county.ownerUrl, BARE_STATEMENT: bareStatement };
  const { value, database } = await spent(process.pid, postmaster, () => promisify(execFile)(process.execPath, [file, format, join(folder, `bare.${format}`)], { env }));
  const taken = JSON.parse(value.stdout) as Taken;
  return { ...taken, processor: taken.processor + database / 1000 };
}

/** An export over HTTP of a server that did nothing else before. */
async function ours(format: string): Promise<Taken> {
  const server = await county.serve(county.ownerUrl);
  try {
    const path = `/api/registers/pupil/export?format=${format}`;
    const cookie = await county.signIn('周敏');
    const began = performance.now();
    const used = await spent(server.pid, postmaster, () => save(server.url + path, cookie, join(folder, `ours.${format}`)));
    return { seconds: (performance.now() - began) / 1000, processor: (used.server + used.database) / 1000, peakMb: peakMb(server.pid) };
  } finally {
    await server.stop();
  }
}

const save = (url: string, cookie: string, file: string): Promise<void> => new Promise((resolve, reject) => {
  request(url, { headers: { cookie } }, (reply) => {
    if (reply.statusCode !== 200) reject(new Error(`${url}: ${reply.statusCode}`));
    pipeline(reply, createWriteStream(file)).then(resolve, reject);
  }).on('error', reject).end();
});

const passes: boolean[] = [];
try {
  for (const format of ['xlsx', 'csv']) {
    const turns: { readonly mine: Taken; readonly least: Taken }[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) turns.push({ least: await bare(format), mine: await ours(format) });
    const say = (who: string, all: readonly Taken[]): void => {
      process.stdout.write(`      ${who} ${median(all.map((one) => one.seconds)).toFixed(1)} s, processor ${median(all.map((one) => one.processor)).toFixed(1)} s, peak memory ${median(all.map((one) => one.peakMb)).toFixed(0)} MB\n`);
    };
    process.stdout.write(`.${format}: ${((await stat(join(folder, `ours.${format}`))).size / 1e6).toFixed(1)} MB, bare ${((await stat(join(folder, `bare.${format}`))).size / 1e6).toFixed(1)} MB\n`);
    say('ours', turns.map(({ mine }) => mine));
    say('bare', turns.map(({ least }) => least));
    passes.push(line(`.${format}: time of a full export / floor`, median(turns.map(({ mine, least }) => mine.seconds / least.seconds)), '<=', LIMITS.times));
    process.stdout.write(`      the same in processor: ${(median(turns.map(({ mine, least }) => mine.processor / least.processor))).toFixed(2)}\n`);
    passes.push(line(`.${format}: peak memory of the server in MB`, Math.max(...turns.map(({ mine }) => mine.peakMb)), '<=', LIMITS.memoryMb));
  }
} finally {
  await county.close();
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = passes.every(Boolean) ? 0 : 1;
