import { z } from 'zod';

/** The format of the file itself; a reader refuses one it does not know. */
export const FORMAT = 1;

/** The first entry of every backup: says what the file is, to people and to us. */
export const MARK = 'xuezheng-backup.txt';

/** The entry that lists the others. */
export const MANIFEST = 'manifest.json';

const table = z.strictObject({
  name: z.string(), columns: z.array(z.string()), rows: z.number(), bytes: z.number(), sha256: z.string(),
});

const manifest = z.strictObject({
  format: z.number(),
  product: z.string(),
  created: z.string(),
  /** The migrations the data went through, oldest first. */
  schema: z.array(z.strictObject({ no: z.number(), name: z.string(), digest: z.string() })),
  /** The definitions the register tables were made from; none before there were registers. */
  registers: z.array(z.unknown()).optional(),
  /** In an order in which no row comes before one it refers to. */
  tables: z.array(table),
});

/** One table of a backup: its rows are in the entry tables/NAME.copy. */
export type BackupTable = z.infer<typeof table>;

/** What a backup holds. */
export type BackupManifest = z.infer<typeof manifest>;

/** Reads a manifest; undefined if the text is none. */
export function parseManifest(text: string): BackupManifest | undefined {
  try {
    return manifest.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The entry that holds the rows of a table. */
export const entryOf = (tableName: string): string => `tables/${tableName}.copy`;

/** The text of the first entry. */
export const markText = [
  '这是学政的备份文件。恢复：xuezheng restore 文件名',
  'This is a backup of Xuezheng. To restore it: xuezheng restore FILE',
  '',
].join('\n');
