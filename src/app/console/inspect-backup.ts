import { clockInChina } from '../../domain/values/plain-date.ts';
import { checkBackup } from '../../db/backup/open-backup.ts';

/** When a backup was made, by the clock of China. Checks it through, so that nobody is asked about a file that will be refused. Throws S111, S112, S116, X106. */
export async function inspectBackup(file: string): Promise<{ readonly made: string }> {
  const { created } = await checkBackup(file);
  return { made: clockInChina(new Date(created)) };
}
