import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, extname, join } from 'node:path';

/** Where LibreOffice is, or undefined on a machine without it. */
export function findOffice(): string | undefined {
  return (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'soffice')).find((path) => existsSync(path));
}

/** Converts a file with LibreOffice and gives the new file's path. A profile of its own, so that two can run at once. */
export function convert(path: string, to: string): string {
  const out = mkdtempSync(join(tmpdir(), 'converted-'));
  execFileSync(findOffice() ?? 'soffice', [`-env:UserInstallation=file://${out}/profile`, '--headless', '--convert-to', to, '--outdir', out, path],
    { stdio: 'ignore', timeout: 60_000 });
  return join(out, `${basename(path, extname(path))}.${to.replace(/:.*$/, '')}`);
}
