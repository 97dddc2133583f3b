import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { useDatabase } from './use-database.ts';

const first = useDatabase();
const second = useDatabase();

const connect = async (url: string): Promise<Client> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
};

test('a test file’s database is migrated and its own', async () => {
  const one = await connect(first.ownerUrl);
  const two = await connect(second.ownerUrl);
  expect((await one.query('SELECT no FROM schema_migration')).rowCount).toBeGreaterThan(0);
  await one.query('CREATE TABLE mine (n integer)');
  await expect(two.query('SELECT n FROM mine')).rejects.toThrow(/does not exist/);
});

test('the application signs in and does not own the tables', async () => {
  const app = await connect(first.appUrl);
  const { rows } = await app.query<{ user: string }>('SELECT current_user AS user');
  expect(rows).toEqual([{ user: 'xuezheng_app' }]);
  await expect(app.query('DROP TABLE schema_migration')).rejects.toThrow(/must be owner|permission denied/);
});
