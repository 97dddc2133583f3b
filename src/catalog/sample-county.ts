/* The sample county as files hold it. A wrong file stops the start with its name and what is wrong in it. */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { roleKeys, type RoleKey } from '../domain/access/roles.ts';

const folder = new URL('../../catalog/sample/', import.meta.url);

const kind = z.enum(['section', 'district', 'school', 'kindergarten', 'training']);
const code = z.string().regex(/^[a-z0-9-]{1,24}$/);
const leaf = z.object({ code, kind, name: z.string().min(1) }).strict();
const unit = leaf.extend({ units: z.array(leaf).default([]) });
const person = z.object({
  login: z.string().min(2), name: z.string().min(1),
  /** Path of codes below the bureau; empty is the bureau itself. */
  unit: z.string(), at: z.string(),
  role: z.enum(roleKeys as unknown as [RoleKey, ...RoleKey[]]),
}).strict();
const county = z.object({
  code, name: z.string(), bureau: z.string(), units: z.array(unit), people: z.array(person), plan: z.string(), summary: z.string(),
  /** Unit that leads, by the outline path of the section. */
  owners: z.record(z.string(), z.string()),
  reports: z.array(z.object({
    section: z.string(), number: z.string(), by: z.string(), verb: z.enum(['progress', 'claim']), value: z.number(), note: z.string(),
  }).strict()),
}).strict();

export type SampleCounty = z.infer<typeof county> & { readonly planText: string; readonly summaryText: string };

/** Reads the sample county, its texts set in this year. Throws with file and place when the definition is wrong. */
export async function readSampleCounty(year: number): Promise<SampleCounty> {
  const parsed = county.safeParse(parse(await readFile(new URL('county.yaml', folder), 'utf8')));
  if (!parsed.success) throw new Error(`catalog/sample/county.yaml: ${z.prettifyError(parsed.error)}`);
  const text = async (name: string) => (await readFile(new URL(name, folder), 'utf8')).replaceAll('{year}', String(year)).replaceAll('{lastYear}', String(year - 1));
  return { ...parsed.data, planText: await text(parsed.data.plan), summaryText: await text(parsed.data.summary) };
}
