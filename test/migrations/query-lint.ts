/*
 * The same rules over the SQL in src/db: text in sql`…` and .query('…'), and Kysely's chains. Rule 2 is added: every
 * statement on a register names the county, in each join too; so is COPY, which only the backup may use, as the owner.
 */
import { Visitor, type ESTree } from 'vite';
import type { Source } from '../architecture/source.ts';
import { copyFault, insertFault, isSpreadFunction, recursionFault, reportFaults, spreadFault } from './report-faults.ts';
import { forbiddenIn, wrongUpdate } from './schema-lint.ts';
import { withoutComments } from './sql-text.ts';

interface Sql { readonly text: string; readonly node: ESTree.Node }

/** Every place of these sources that breaks a rule; `registers` are the tables that belong to a county. */
export function lintQueries(sources: readonly Source[], registers: ReadonlySet<string>): string[] {
  return sources.flatMap((source) => {
    const found = [
      ...sqlIn(source).flatMap(({ text, node }) => faultsOfSql(text, registers).map((fault) => ({ node, fault }))),
      ...chainsIn(source).flatMap((chain) => faultsOfChain(source, chain, registers).map((fault) => ({ node: chain, fault }))),
      ...copiesIn(source).map((node) => ({ node, fault: copyFault })),
    ];
    return found.map(({ node, fault }) => `${source.path}:${source.lineAt(node.start)}: ${fault}`);
  });
}

function faultsOfSql(sql: string, registers: ReadonlySet<string>): string[] {
  const text = withoutComments(sql);
  const update = wrongUpdate(text);
  const tables = [...text.matchAll(/\b(?:from|join|into|update)\s+(?:public\.)?(\w+)/gi)].map(([, name = '']) => name).filter((name) => registers.has(name));
  const homeless = tables.length > 0 && !/\bcounty\b/i.test(text);
  return [...forbiddenIn(text), ...reportFaults(text, registers), ...(update === undefined ? [] : [update]), ...(homeless ? [`rule 2: a statement on ${tables[0]} without county.`] : [])];
}

/** The SQL texts: a template tagged `sql`, and the first argument of .query(). Blanks read $1. */
function sqlIn(source: Source): Sql[] {
  const found: Sql[] = [];
  const add = (node: ESTree.Node | undefined) => {
    if (node?.type === 'TemplateLiteral') found.push({ text: node.quasis.map((quasi) => quasi.value.cooked ?? '').join('$1'), node });
    if (node?.type === 'Literal' && typeof node.value === 'string') found.push({ text: node.value, node });
  };
  new Visitor({
    TaggedTemplateExpression: (node) => { if (node.tag.type === 'Identifier' && node.tag.name === 'sql') add(node.quasi); },
    CallExpression: (node) => { if (methodOf(node) === 'query') add(node.arguments[0]); },
  }).visit(source.program);
  return found;
}

function methodOf({ callee }: ESTree.CallExpression): string | undefined {
  if (callee.type === 'Identifier') return callee.name === 'fn' ? 'fn' : undefined;
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : undefined;
}

const starters = new Set(['selectFrom', 'updateTable', 'deleteFrom', 'insertInto', 'innerJoin', 'leftJoin', 'rightJoin', 'fullJoin', 'offset', 'set', 'doUpdateSet', 'mergeInto', 'expression', 'withRecursive', 'fn', 'agg']);

/** Calls of Kysely that begin something a rule looks at. */
function chainsIn(source: Source): ESTree.CallExpression[] {
  const found: ESTree.CallExpression[] = [];
  new Visitor({ CallExpression: (node) => { if (starters.has(methodOf(node) ?? '')) found.push(node); } }).visit(source.program);
  return found;
}

function faultsOfChain(source: Source, node: ESTree.CallExpression, registers: ReadonlySet<string>): string[] {
  const method = methodOf(node) ?? '';
  if (method === 'offset') return ['rule 10: OFFSET. Page by key.'];
  if (method === 'mergeInto') return ['rule 11: MERGE. Insert with ON CONFLICT.'];
  const written = source.text.slice(node.start, node.end);
  const given = node.arguments.map((argument) => source.text.slice(argument.start, argument.end)).join(', ');
  if (method === 'fn' || method === 'agg') return isSpreadFunction(literalOf(node) ?? '') ? [spreadFault] : [];
  if (method === 'expression') return insertsInto(written, registers) ? [insertFault] : [];
  if (method === 'withRecursive') return namesRegister(wholeChain(source, node, written) + given, registers) ? [recursionFault] : [];
  if (method === 'set' || method === 'doUpdateSet') return /^\{[^}]*\bcounty\b/.test(given) ? ['rule 1: county is never changed. Retire the row here and add it there.'] : [];
  const table = tableOf(node);
  if (table === undefined || !registers.has(table)) return [];
  const isJoin = method.endsWith('Join');
  const said = isJoin ? given : wholeChain(source, node, written);
  return /\bcounty\b/.test(said.replace(/^['"][^'"]*['"]/, '')) ? [] : [`rule 2: ${method} ${table} without county.`];
}

const tableOf = (node: ESTree.CallExpression): string | undefined => /^\w+/.exec(literalOf(node) ?? '')?.[0];

function literalOf(node: ESTree.CallExpression): string | undefined {
  const [argument] = node.arguments;
  return argument?.type === 'Literal' && typeof argument.value === 'string' ? argument.value : undefined;
}

const insertsInto = (chain: string, registers: ReadonlySet<string>): boolean => registers.has(/\binsertInto\(\s*['"](\w+)/.exec(chain)?.[1] ?? '');

const namesRegister = (chain: string, registers: ReadonlySet<string>): boolean =>
  [...chain.matchAll(/\b(?:selectFrom|\w+Join)\(\s*['"](\w+)/g)].some(([, table = '']) => registers.has(table));

/** Where a source brings COPY in. The backup signs in as the owner and alone may. */
function copiesIn(source: Source): ESTree.Node[] {
  if (source.path.startsWith('src/db/backup/')) return [];
  return source.program.body.filter((node) => node.type === 'ImportDeclaration' && (node.source.value === 'pg-copy-streams' || node.source.value.endsWith('/backup/tables.ts')));
}

// `db.selectFrom(…).where(…).execute()`: the calls of one chain begin at the same place; the longest is the whole.
function wholeChain(source: Source, node: ESTree.CallExpression, written: string): string {
  let whole = node.end;
  new Visitor({ CallExpression: (other) => { if (other.start === node.start && other.end > whole) whole = other.end; } }).visit(source.program);
  return written.slice(node.callee.end - node.start) + source.text.slice(node.end, whole);
}
