/* The rules of balance between schools as files hold them: catalog/balance/rules, or a file of a bureau's own. */
import { readFile } from 'node:fs/promises';
import type { BalanceRules } from '../domain/balance/balance-rules.ts';
import { problems, raise, type Words } from '../domain/problem.ts';
import { defineBalanceRules } from './define-balance-rules.ts';
import { deepFreeze } from './read-catalogue.ts';

const folder = new URL('../../catalog/balance/rules/', import.meta.url);

/** The sets of rules that come with the program. */
export const builtInRules = ['2012', '2017'] as const;

/** Reads a set of rules: one of ours by its name, or a file. Throws B101 where there is none, D101 with every fault of it. */
export async function readBalanceRules(asked: string): Promise<BalanceRules> {
  const own = (builtInRules as readonly string[]).includes(asked);
  if (!own && !/\.ya?ml$/i.test(asked)) throw raise(problems.balanceRulesUnknown, { rules: asked, known: builtInRules });
  const name = own ? `catalog/balance/rules/${asked}.yaml` : asked;
  const text = await readFile(own ? new URL(`${asked}.yaml`, folder) : asked, 'utf8').catch(() => { throw raise(problems.balanceRulesUnknown, { rules: asked, known: builtInRules }); });
  return readRules(name, text);
}

/** Rules of this text. Throws D101 with every fault, each with its line. */
export function readRules(name: string, text: string): BalanceRules {
  const read = defineBalanceRules(name, text);
  if ('faults' in read) throw raise(problems.definitionsWrong, { faults: read.faults.map(({ file, line, column, say }): Words => ({ zh: `${file}:${line}:${column} ${say.zh}`, en: `${file}:${line}:${column} ${say.en}` })) });
  return deepFreeze(read.rules);
}
