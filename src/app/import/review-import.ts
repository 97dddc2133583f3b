import type { FindingsPage } from '../../contract/import.ts';
import { groupOf } from '../../domain/register/import-report.ts';
import { useCase } from '../use-case.ts';
import { openFindings } from './import-file.ts';
import { getImport } from './import-work.ts';
import { rowName } from './write-rows.ts';

interface ReviewInput { readonly id: string; readonly group?: string | undefined; readonly from: number; readonly limit: number }

/** Some of what an import found, in the order of the file, of one kind or of all. Throws A103, R101. */
export const reviewImport = useCase('import.review', async (cx, { id, group, from, limit }: ReviewInput): Promise<FindingsPage> => {
  const row = await getImport(cx, id, 'import.review');
  const all = await openFindings(cx, row.id);
  const faulty = new Set(all.filter(({ strength }) => strength === 'logic').map(rowName));
  const findings = all.filter((finding) => group === undefined || groupOf(finding) === group);
  return { findings: findings.slice(from, from + limit).map((finding) => ({ ...finding, faulty: faulty.has(rowName(finding)) })), total: findings.length };
});
