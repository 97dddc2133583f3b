import { Client } from 'pg';

/** Runs `work` over a connection of its own as the owner of the schema; a transaction it left open is undone. */
export async function withOwner<T>(ownerUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: ownerUrl, keepAlive: true });
  // A connection that breaks fails what is asked over it; told here too, it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
