/* What a file may cost its reader: lines, functions, and the habits that hide a fault. */
import { Visitor, type ESTree } from 'vite';
import type { Comment, Finding, Source } from './source.ts';

const FILE_LINES = 400;
const FUNCTION_LINES = 60;

/** Files longer than 400 lines, blank ones and comments included. */
export const findLongFiles = (sources: readonly Source[]): Finding[] => sources.flatMap((source) => {
  const lines = source.text.trimEnd().split('\n').length;
  return lines > FILE_LINES ? [`${source.path}: ${lines} lines, ${FILE_LINES} at most. Divide it by what its parts are for.`] : [];
});

/** Functions longer than 60 lines, not counting blank lines and comments. */
export const findLongFunctions = (sources: readonly Source[]): Finding[] => sources.flatMap((source) => {
  const found: Finding[] = [];
  const check = (node: ESTree.Node) => {
    const lines = linesOfCode(source, node);
    if (lines > FUNCTION_LINES) found.push(`${at(source, node)}: a function of ${lines} lines, ${FUNCTION_LINES} at most. Give its steps names of their own.`);
  };
  new Visitor({ FunctionDeclaration: check, FunctionExpression: check, ArrowFunctionExpression: check }).visit(source.program);
  return found;
});

function linesOfCode(source: Source, node: ESTree.Node): number {
  const inside = source.comments.filter((comment) => comment.start >= node.start && comment.end <= node.end);
  const bare = inside.reduceRight((text, comment) => text.slice(0, comment.start) + blank(text, comment) + text.slice(comment.end), source.text);
  return bare.slice(node.start, node.end).split('\n').filter((line) => line.trim() !== '').length;
}

const blank = (text: string, comment: Comment): string => text.slice(comment.start, comment.end).replaceAll(/[^\n]/g, ' ');

const at = (source: Source, node: { readonly start: number }): string => `${source.path}:${source.lineAt(node.start)}`;

/** `any`, empty catches, default exports, and comments that silence a check or put work off. */
export const findBadHabits = (sources: readonly Source[]): Finding[] => sources.flatMap((source) => {
  const found: Finding[] = [];
  const tell = (node: { readonly start: number }, what: string) => found.push(`${at(source, node)}: ${what}`);
  new Visitor({
    TSAnyKeyword: (node) => tell(node, '`any`. Write the type, or `unknown` and look before use.'),
    CatchClause: (node) => { if (node.body.body.length === 0) tell(node, 'an empty catch. Handle what can be handled and let the rest fly.'); },
    CallExpression: (node) => { if (isEmptyCatch(node)) tell(node, 'an empty .catch(). Handle what can be handled and let the rest fly.'); },
    ExportDefaultDeclaration: (node) => { if (source.path.startsWith('src/')) tell(node, 'a default export. Give it its name.'); },
  }).visit(source.program);
  for (const comment of source.comments) {
    const bad = badComment(comment.text);
    if (bad !== undefined) tell(comment, bad);
  }
  return found;
});

function isEmptyCatch(node: ESTree.CallExpression): boolean {
  const { callee } = node;
  const [handler] = node.arguments;
  const isCatch = callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 'catch';
  return isCatch && (handler?.type === 'ArrowFunctionExpression' || handler?.type === 'FunctionExpression')
    && handler.body?.type === 'BlockStatement' && handler.body.body.length === 0;
}

function badComment(text: string): string | undefined {
  if (/\b(eslint|oxlint|biome|prettier)-(disable|ignore)|@ts-(ignore|nocheck|expect-error)/.test(text)) return 'silences a check. Mend what the check found.';
  if (/\b(TODO|FIXME|XXX|HACK)\b/.test(text) && !/#\d+/.test(text)) return 'puts work off without an issue number. Do it, or name the issue (#12).';
  return undefined;
}

/**
 * Exported functions, constants and classes without a docstring. Types and interfaces may go without where their name
 * says all; a re-export is described where it stands.
 */
export const findUndescribed = (sources: readonly Source[]): Finding[] => sources.flatMap((source) => {
  const described = (node: { readonly start: number }) => {
    const last = source.comments.findLast((comment) => comment.end <= node.start);
    return last?.kind === 'Block' && last.text.startsWith('*') && source.text.slice(last.end, node.start).trim() === '';
  };
  return exportedValues(source.program).filter(({ node }) => !described(node))
    .map(({ name, node }) => `${at(source, node)}: ${name} is exported without a docstring. Say in one line what it is or does, and what goes wrong.`);
});

/** Functions, constants and classes a program exports, each with the statement that must carry its docstring. */
export function exportedValues(program: ESTree.Program): { readonly name: string; readonly node: ESTree.Node }[] {
  const exported = new Set<string>();
  for (const node of program.body) {
    if (node.type !== 'ExportNamedDeclaration' || node.source !== null || node.exportKind === 'type') continue;
    for (const specifier of node.specifiers) if (specifier.local.type === 'Identifier') exported.add(specifier.local.name);
  }
  return program.body.flatMap((node) => {
    if (node.type === 'ExportNamedDeclaration' && node.declaration) return namesOf(node.declaration).map((name) => ({ name, node }));
    return namesOf(node).filter((name) => exported.has(name)).map((name) => ({ name, node }));
  });
}

function namesOf(node: ESTree.Node): string[] {
  if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') return node.id ? [node.id.name] : [];
  if (node.type !== 'VariableDeclaration') return [];
  return node.declarations.flatMap((declared) => (declared.id.type === 'Identifier' ? [declared.id.name] : []));
}

/** What a rule must not touch: the clock, chance, the machine, the network, the screen. For domain and contract. */
export const findImpurity = (sources: readonly Source[]): Finding[] => sources.flatMap((source) => {
  const found: Finding[] = [];
  const tell = (node: { readonly start: number }, what: string) =>
    found.push(`${at(source, node)}: ${what}. A rule takes values and returns values; have this one handed in.`);
  new Visitor({
    MemberExpression: (node) => {
      const written = source.text.slice(node.start, node.end);
      if (/^(Date\.now|Math\.random|performance\.now|crypto\.\w+)$/.test(written)) tell(node, written);
    },
    NewExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0) tell(node, 'new Date()');
    },
    Identifier: (node) => { if (outside.has(node.name)) tell(node, node.name); },
  }).visit(source.program);
  return found;
});

const outside = new Set(['process', 'Buffer', 'console', 'fetch', 'setTimeout', 'setInterval', 'setImmediate', 'localStorage', 'globalThis', 'require', '__dirname']);
