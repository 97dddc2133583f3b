/* A server process of its own that holds a data folder until it is told to stop or is killed. Run by tests. */
import { startEmbedded } from '../../src/db/embedded/start-embedded.ts';

const folder = process.argv[2] ?? '';
try {
  const database = await startEmbedded(folder, { durable: false, log: line => { console.error(line); } });
  console.log(JSON.stringify({ url: database.url, adopted: database.adopted }));
  process.once('SIGTERM', () => { void database.stop().then(() => process.exit(0)); });
  setInterval(() => undefined, 1_000);
} catch (thrown) {
  console.log(JSON.stringify({ problem: String(thrown) }));
  process.exit(1);
}
