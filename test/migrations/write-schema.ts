/* `npm run schema`: runs the migrations in a database of its own, writes migrations/schema.sql and the digests of new migrations. */
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbedded } from '../../src/db/embedded/start-embedded.ts';
import { listMigrations, migrate } from '../../src/db/migrate.ts';
import { describeSchema } from './describe-schema.ts';
import { addShipped, readShipped, shippedFile } from './shipped.ts';

const folder = await mkdtemp(join(tmpdir(), 'xuezheng-schema-'));
const cluster = await startEmbedded(folder, { durable: false });
const client = new Client({ connectionString: cluster.url });
try {
  await migrate(cluster.url);
  await client.connect();
  writeFileSync(new URL('../../migrations/schema.sql', import.meta.url), await describeSchema(client));
  writeFileSync(shippedFile, `${JSON.stringify(addShipped(readShipped(), await listMigrations()), null, 2)}\n`);
  console.error('migrations/schema.sql and migrations/digests.json written');
} finally {
  await client.end();
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
}
