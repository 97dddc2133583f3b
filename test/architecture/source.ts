/* What the architecture tests look at: the project's files, and program text parsed to its syntax tree. */
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor, type ESTree } from 'vite';

/** The folder of the project. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

export interface Comment { readonly text: string; readonly kind: 'Line' | 'Block'; readonly start: number; readonly end: number; readonly line: number }

/** Another module a source names: `import`, `export … from`, `import()` or `new URL('…', import.meta.url)`. */
export interface Request { readonly name: string; readonly line: number; readonly typeOnly: boolean }

/** One program file. `path` is relative to the project and uses `/`. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly program: ESTree.Program;
  readonly comments: readonly Comment[];
  readonly requests: readonly Request[];
  readonly lineAt: (offset: number) => number;
}

/** A place where a rule is broken, ready to be read by the person who broke it. */
export type Finding = string;

const skipped = new Set(['node_modules', 'dist', 'data', 'out', '.git', 'fixtures']);

/** Every file below these folders, sorted; a folder that is not there yet has none. */
export function listFiles(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) => walk(folder)).toSorted();
}

function walk(folder: string): string[] {
  return entriesOf(folder).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return [path];
    return skipped.has(entry.name) ? [] : walk(path);
  });
}

function entriesOf(folder: string) {
  try {
    return readdirSync(`${projectRoot}/${folder}`, { withFileTypes: true });
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure && failure.code === 'ENOENT') return [];
    throw failure;
  }
}

/** The text of a file of the project. */
export const readText = (path: string): string => readFileSync(`${projectRoot}/${path}`, 'utf8');

const isProgram = (path: string) => /\.(ts|tsx|mjs|js)$/.test(path);

/** Whether a file is a test rather than part of the program or a test's tool. */
export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);

/** Every program file below these folders, parsed. */
export function readSources(...folders: readonly string[]): Source[] {
  return listFiles(...folders).filter(isProgram).map((path) => parseSource(path, readText(path)));
}

/** Parses one program text. Throws when it is not one. */
export function parseSource(path: string, text: string): Source {
  const parsed = parseSync(path, text);
  const [failure] = parsed.errors;
  if (failure) throw new Error(`${path}: ${failure.message}`);
  const starts = lineStarts(text);
  const lineAt = (offset: number) => starts.findLastIndex((start) => start <= offset) + 1;
  return {
    path, text, program: parsed.program, lineAt,
    comments: parsed.comments.map((comment) => ({
      text: comment.value, kind: comment.type, start: comment.start, end: comment.end, line: lineAt(comment.start),
    })),
    requests: requestsOf(parsed.program, lineAt),
  };
}

const lineStarts = (text: string): number[] => [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];

function requestsOf(program: ESTree.Program, lineAt: Source['lineAt']): Request[] {
  const found: Request[] = [];
  const add = (node: { readonly start: number }, source: unknown, typeOnly: boolean) => {
    if (isText(source)) found.push({ name: source.value, line: lineAt(node.start), typeOnly });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node, node.source, node.importKind === 'type'),
    ExportNamedDeclaration: (node) => add(node, node.source, node.exportKind === 'type'),
    ExportAllDeclaration: (node) => add(node, node.source, node.exportKind === 'type'),
    ImportExpression: (node) => add(node, node.source, false),
    NewExpression: (node) => {
      const [path] = node.arguments;
      const namesProgram = isText(path) && isProgram(path.value) && path.value.startsWith('.');
      if (node.callee.type === 'Identifier' && node.callee.name === 'URL' && namesProgram) add(node, path, false);
    },
  }).visit(program);
  return found;
}

const isText = (node: unknown): node is { readonly value: string } =>
  typeof node === 'object' && node !== null && 'type' in node && node.type === 'Literal' && 'value' in node && typeof node.value === 'string';

/** The file a relative request means. */
export const resolveRequest = (from: string, name: string): string => posix.join(posix.dirname(from), name);
