/* The server of the import bench: the sample county with the pupils' register widened to fifteen columns. Says where it answers. */
import { randomBytes, randomUUID } from 'node:crypto';
import { buildServer } from '../src/api/server.ts';
import type { Runtime } from '../src/app/runtime.ts';
import { seedPeople } from '../src/app/sample/open-sample-county.ts';
import { readCatalogue } from '../src/catalog/read-catalogue.ts';
import { readSampleCounty } from '../src/catalog/sample-county.ts';
import { appUrl } from '../src/db/app-role.ts';
import { openDatabase } from '../src/db/database.ts';
import { migrate } from '../src/db/migrate.ts';
import { applyRegisters } from '../src/db/registers/apply-registers.ts';
import { makeFieldSeal } from '../src/db/registers/field-seal.ts';
import type { FieldDefinition } from '../src/domain/register/definition.ts';
import { importWorkers } from '../src/import-workers.ts';
import { readDocument } from '../src/office/read-document.ts';

const ownerUrl = process.argv[2] ?? '';
const plain = { type: 'text', required: false, sensitivity: 2, encrypted: false } as const;
const more: readonly FieldDefinition[] = [
  { ...plain, key: 'nation', name: { zh: '民族', en: 'Nation' }, max: 20 }, { ...plain, key: 'address', name: { zh: '住址', en: 'Address' }, max: 100 },
  { ...plain, key: 'guardian', name: { zh: '监护人', en: 'Guardian' }, max: 40 }, { ...plain, key: 'guardian_phone', name: { zh: '监护人电话', en: 'Phone' }, format: 'phone' },
];

await migrate(ownerUrl);
const built = await readCatalogue();
const pupil = built.registers.get('pupil');
if (!pupil) throw new Error('there is no register of pupils');
const catalogue = { ...built, registers: new Map([...built.registers, ['pupil', { ...pupil, fields: [...pupil.fields, ...more] }]]) };
const apply: Runtime['registers']['apply'] = (definitions) => applyRegisters(ownerUrl, definitions, new Date());
await apply([...catalogue.registers.values()]);
const log = (event: string, failure?: unknown): void => { console.error(event, failure); };
const keys = { current: 1, keys: new Map([[1, randomBytes(32)]]), lookup: randomBytes(32) };
const workers = importWorkers({ appUrl: appUrl(ownerUrl), keys, keyFile: '', catalogue, sample: true, ownDatabase: true, clock: () => new Date() });
const runtime: Runtime = {
  workers, database: openDatabase(appUrl(ownerUrl), (error) => log('lost', error)), clock: () => new Date(), newId: randomUUID, sample: true, documents: readDocument, catalogue,
  registers: { apply, owner: openDatabase(ownerUrl, (error) => log('lost', error), 2), seal: makeFieldSeal(keys) },
  log: { info: () => undefined, error: log },
};
await seedPeople(runtime, await readSampleCounty(2026));
const app = await buildServer(runtime, { webRoot: null, trustProxy: false });
console.log(await app.listen({ host: '127.0.0.1', port: 0 }));
process.once('SIGTERM', () => {
  workers.close();
  process.exit(0);
});
