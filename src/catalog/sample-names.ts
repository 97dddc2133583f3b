/* What people and places of the sample county are called, as the file holds it. */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import type { SampleNames } from '../domain/sample/sample-names.ts';

const file = new URL('../../catalog/sample/names.yaml', import.meta.url);

const letters = z.string().min(8).transform((text) => [...text]);
const words = z.array(z.string().min(2)).min(1);
const names = z.object({
  area_code: z.string().regex(/^69\d{4}$/),
  surnames: z.record(z.string(), z.number().int().positive()),
  given: z.object({ boy: letters, girl: letters }).strict(),
  rare: letters, long: words,
  districts: z.array(z.object({ code: z.string(), name: z.string(), area: z.enum(['city', 'town']) }).strict()).min(3),
  roads: words, villages: words,
  subjects: z.object({ kindergarten: words, primary: words, junior: words, senior: words }).strict(),
}).strict();

/** Reads the names. Throws with what is wrong in the file. */
export async function readSampleNames(): Promise<SampleNames> {
  const parsed = names.safeParse(parse(await readFile(file, 'utf8')));
  if (!parsed.success) throw new Error(`catalog/sample/names.yaml: ${z.prettifyError(parsed.error)}`);
  const { area_code: areaCode, surnames, ...rest } = parsed.data;
  return { ...rest, areaCode, surnames: Object.entries(surnames) };
}
