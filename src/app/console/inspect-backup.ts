import { checkBackup } from '../../db/backup/open-backup.ts';

/** When a backup was made. Checks it through, so that nobody is asked about a file that will be refused. Throws S111, S112, S116. */
export async function inspectBackup(file: string): Promise<{ readonly made: Date }> {
  const { created } = await checkBackup(file);
  return { made: new Date(created) };
}
