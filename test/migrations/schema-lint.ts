/*
 * Our rules for a schema that runs on one PostgreSQL and on Citus, held over the migrations (docs/adr/0007). The
 * numbers are those of the rules: 1 county first, 4 scope by app_begin, 5 policies, 6 rows go in one by one, 7 no chance
 * in updates, 8 row triggers, 9 no sequences, 10 sums within a county, 11 what Citus cannot do, 12 named constraints.
 */
import { reportFaults } from './report-faults.ts';
import { bracketed, columnsIn, splitList, type Statement } from './sql-text.ts';

type Place = 'register' | 'catalogue' | 'local';

interface Table { readonly name: string; readonly parts: readonly string[]; readonly statement: Statement }

interface Schema {
  readonly statements: readonly Statement[];
  readonly tables: readonly Table[];
  readonly places: ReadonlyMap<string, Place>;
}

const plain = (name: string): string => name.replaceAll('"', '').replace(/^public\./, '').toLowerCase();

function readSchema(statements: readonly Statement[]): Schema {
  const tables = statements.flatMap((statement) => {
    const name = /^create table (?:if not exists )?([\w."]+)/i.exec(statement.text)?.[1];
    return name === undefined ? [] : [{ name: plain(name), parts: splitList(bracketed(statement.text, 0)), statement }];
  });
  const placed = statements.flatMap((statement) => [...statement.text.matchAll(/\bplace\('(\w+)', '(register|catalogue|local)'\)/g)]);
  return { statements, tables, places: new Map(placed.map(([, name = '', place]) => [name, place as Place])) };
}

type Rule = (schema: Schema) => readonly { readonly statement: Statement; readonly fault: string }[];

// Tables of the house itself, older than place() or needed by it.
const unplaced = new Set(['table_place', 'schema_migration']);

const everyTablePlaced: Rule = ({ tables, places }) => tables.filter(({ name }) => !unplaced.has(name) && !places.has(name))
  .map(({ name, statement }) => ({ statement, fault: `rule 3: ${name} has no place. Add select place('${name}', 'register') after it (or 'catalogue', 'local').` }));

const isRegister = (schema: Schema, name: string): boolean => schema.places.get(plain(name)) === 'register';
const firstIsCounty = (list: string): boolean => columnsIn(list)[0] === 'county';

const countyFirst: Rule = (schema) => schema.tables.filter(({ name }) => isRegister(schema, name)).flatMap(({ name, parts, statement }) => {
  const faults: string[] = [];
  if (!/^county text\b/.test(parts[0] ?? '')) faults.push(`the first column of ${name} is not county text`);
  for (const part of parts) {
    const key = /\b(primary key|unique|foreign key)\b/i.exec(part);
    if (key === null) continue;
    const own = /^county\b/.test(part);
    const list = bracketed(part, key.index);
    const ofTable = /^(constraint \w+ )?(primary key|unique|foreign key)\b/i.test(part);
    if (ofTable ? !firstIsCounty(list) : !own) faults.push(`“${part.slice(0, 60)}” of ${name} does not begin with county`);
  }
  return faults.map((fault) => ({ statement, fault: `rule 1: ${fault}.` }));
});

const countyFirstInIndexes: Rule = (schema) => schema.statements.flatMap((statement) => {
  const found = /^create unique index (?:concurrently )?(?:if not exists )?(\w+) on ([\w.]+)/i.exec(statement.text);
  const altered = /^alter table ([\w.]+) add constraint (\w+) (?:primary key|unique|foreign key)/i.exec(statement.text);
  const [table, name] = found ? [found[2], found[1]] : [altered?.[1], altered?.[2]];
  if (table === undefined || !isRegister(schema, table) || firstIsCounty(bracketed(statement.text, 0))) return [];
  return [{ statement, fault: `rule 1: ${name} on ${table} does not begin with county.` }];
});

const referencesStay: Rule = (schema) => schema.statements.flatMap((statement) => {
  const from = /^(?:create table|alter table) (?:if not exists )?([\w."]+)/i.exec(statement.text)?.[1];
  if (from === undefined) return [];
  return [...statement.text.matchAll(/\breferences ([\w.]+) \(([^)]*)\)/gi)].flatMap(([, to = '', columns = '']) => {
    if (!isRegister(schema, to)) return [];
    if (!isRegister(schema, from)) return [{ statement, fault: `rule 11: ${from} is no register and may not point at the register ${to}.` }];
    return firstIsCounty(columns) ? [] : [{ statement, fault: `rule 1: the reference from ${from} to ${to} leaves the county.` }];
  });
});

const policies: Rule = (schema) => schema.statements.filter((statement) => /^(create|alter) policy/i.test(statement.text)).flatMap((statement) => {
  const { text } = statement;
  const faults: string[] = [];
  const clauses = [...text.matchAll(/\b(using|with check) *\(/gi)].map((match) => bracketed(text, match.index));
  if (/\bselect\b/i.test(text.replace(/\bfor select\b/i, ''))) faults.push('a subquery, which no cluster takes. Compare columns with app_… functions');
  if (/\bcurrent_setting\b/i.test(text)) faults.push('reads a setting itself and so fails open. Use app_county(), app_reads(), app_writes(), app_ceiling()');
  if (clauses.length === 0 || clauses.some((said) => !/\bcounty = app_county\(\)/.test(said) || /\bor\b/i.test(said))) faults.push('does not begin with county = app_county(), joined by and');
  const paths = new Set(schema.tables.filter(({ parts }) => parts.some((part) => part.startsWith('sensitivity '))).map(({ name }) => name));
  const table = /\bon ([\w.]+)/i.exec(text)?.[1];
  const reading = /\bfor select\b/i.test(text);
  const wanted = reading ? 'app_reads(' : 'app_writes(';
  // app_sees looks at both.
  const within = (said: string): boolean => (said.includes(wanted) && said.includes('app_ceiling()')) || (reading && said.includes('app_sees(unit_path, sensitivity)'));
  if (table !== undefined && paths.has(plain(table)) && !clauses.every(within)) {
    faults.push(`rows with a unit and a sensitivity need ${wanted}sensitivity) and app_ceiling()`);
  }
  return faults.map((fault) => ({ statement, fault: `rule 5: a policy with ${fault}.` }));
});

const says = (schema: Schema, pattern: string): boolean => schema.statements.some(({ text }) => new RegExp(pattern, 'i').test(text));

const registersSecured: Rule = (schema) => schema.tables.filter(({ name }) => isRegister(schema, name)).flatMap(({ name, statement }) => {
  const faults = [
    ...(says(schema, `^alter table ${name} enable row level security`) ? [] : [`row security is not enabled on ${name}`]),
    ...(says(schema, `^create policy \\w+ on ${name}\\b`) ? [] : [`${name} has no policy`]),
  ];
  return faults.map((fault) => ({ statement, fault: `rule 5: ${fault}.` }));
});

const triggers: Rule = ({ statements, places, tables }) => statements.flatMap((statement) => {
  const { text } = statement;
  const faults: string[] = [];
  if (/^create (or replace )?(constraint )?trigger\b/i.test(text)) {
    if (!/\bfor each row\b/i.test(text)) faults.push('a trigger of the statement. Make it for each row');
    if (/\breferencing\b/i.test(text)) faults.push('a transition table. Look at the row');
  }
  if (/^create (or replace )?function\b/i.test(text) && /\breturns trigger\b/i.test(text)) {
    if (/\btg_table_name\b/i.test(text)) faults.push('a trigger that asks for its table’s name, which on a shard is another. Hand it in as an argument');
    const names = tables.map(({ name }) => name).join('|');
    const touched = [...text.matchAll(new RegExp(`\\b(?:into|from|update|join) (public\\.)?(${names || '-'})\\b`, 'gi'))];
    for (const [, schema, name = ''] of touched) {
      if (schema === undefined) faults.push(`a trigger that touches ${name} without naming its schema. Write public.${name}`);
      if (places.get(name) === 'local') faults.push(`a trigger that touches ${name}, which is local. Write it from the application`);
    }
    if (touched.length > 0 && !/\b(new|old)\.county\b/i.test(text)) faults.push('a trigger that touches tables without the county of its row');
  }
  return faults.map((fault) => ({ statement, fault: `rule 8: ${fault}.` }));
});

const unnamed = /(?<!constraint \w+ )\b(primary key|unique|references|check|foreign key)\b(?! option)/gi;

const namedConstraints: Rule = ({ tables }) => tables.flatMap(({ name, parts, statement }) => parts.flatMap((part) => {
  // A foreign key of the table carries its own `references`, and a check may hold brackets with any word.
  const outside = part.replace(/\bforeign key \([^)]*\) references/gi, 'foreign key').replaceAll(/\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/g, '()');
  return [...outside.matchAll(unnamed)].map(([kind]) => ({ statement, fault: `rule 12: ${kind} of “${part.slice(0, 50)}” in ${name} has no name. Write constraint ${name}_… ${kind}.` }));
}));

const insteadOf: readonly (readonly [RegExp, string])[] = [
  [/\bset_config\s*\(/i, 'rule 4: set_config does not reach the workers. Use app_begin'],
  [/\bset (session|local) role\b|\bset role\b/i, 'rule 4: a change of role within a transaction. Sign in as the role'],
  [/\bon delete set (null|default)\b/i, 'rule 11: ON DELETE SET NULL. Restrict, or clear it first'],
  [/^merge\s+into\b/i, 'rule 11: MERGE. Insert with ON CONFLICT'],
  [/\bprepare transaction\b/i, 'rule 11: PREPARE TRANSACTION belongs to the cluster'],
  [/\b(big|small)?serial\b|\bgenerated (always|by default) as identity\b|\bcreate sequence\b|\bnextval\s*\(/i, 'rule 9: a sequence. Ids are made by the application, order by a row of the county'],
  [/\b(pg_)?notify\b/i, 'rule 8: NOTIFY from the database is lost on a cluster. Tell from the application'],
  [/\boffset\s+(\$|\d|:|\()/i, 'rule 10: OFFSET. Page by key'],
  [/\bsecurity definer\b/i, 'rule 4: SECURITY DEFINER passes row security. Let it run as who calls'],
];

/** What no statement of ours contains. */
export const forbiddenIn = (sql: string): string[] => insteadOf.filter(([pattern]) => pattern.test(sql)).map(([, fault]) => `${fault}.`);

const forbidden: Rule = ({ statements }) => statements.flatMap((statement) => forbiddenIn(statement.text).map((fault) => ({ statement, fault })));

// A migration itself runs as the owner; what it leaves behind runs as the application.
const reports: Rule = ({ statements, places }) => {
  const registers = new Set([...places].filter(([, place]) => place === 'register').map(([name]) => name));
  return statements.filter(({ text }) => /^create (or replace )?(materialized )?(function|procedure|view)\b/i.test(text)).flatMap((statement) =>
    reportFaults(statement.text, registers).map((fault) => ({ statement, fault })));
};

const views: Rule = ({ statements }) => statements
  .filter(({ text }) => /^create (or replace )?view\b/i.test(text) && !/\bsecurity_invoker\s*=\s*(true|on)\b/i.test(text))
  .map((statement) => ({ statement, fault: 'rule 11: a view without security_invoker shows on one server what it hides on another. Add with (security_invoker = true).' }));

const volatile = /\b(clock_timestamp|random|gen_random_uuid|statement_timestamp|timeofday|uuidv7)\s*\(/i;

/** What an UPDATE or DO UPDATE may not set: another county, or a value made by chance or by the clock. Undefined when it does not. */
export function wrongUpdate(sql: string): string | undefined {
  for (const [all, set = ''] of sql.matchAll(/(?:\bdo\s+)?\bupdate\b[^;]*?\bset\b([^;]*?)(?=\bwhere\b|\breturning\b|;|$)/gi)) {
    const upsert = /^do\b/i.test(all);
    const found = volatile.exec(set)?.[1] ?? (upsert ? /\b(now|current_timestamp)\b/i.exec(set)?.[1] : undefined);
    if (found !== undefined) return `rule 7: ${found} in an update. Hand the value in.`;
    if (/(^|,)\s*(\w+\.)?county\s*=/i.test(set)) return 'rule 1: county is never changed. Retire the row here and add it there.';
  }
  return undefined;
}

const updates: Rule = ({ statements }) => statements.flatMap((statement) => {
  const fault = wrongUpdate(statement.text);
  return fault === undefined ? [] : [{ statement, fault }];
});

const rules: readonly Rule[] = [
  everyTablePlaced, countyFirst, countyFirstInIndexes, referencesStay, policies, registersSecured, triggers, namedConstraints, forbidden, reports, views, updates,
];

/** Every place of the migrations that breaks a rule. */
export function lintSchema(statements: readonly Statement[]): string[] {
  const schema = readSchema(statements);
  return rules.flatMap((rule) => rule(schema)).map(({ statement, fault }) => `${statement.file}:${statement.line}: ${fault}`);
}

/** The tables of the migrations with their places. */
export const placesIn = (statements: readonly Statement[]): ReadonlyMap<string, Place> => readSchema(statements).places;
