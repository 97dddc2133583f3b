import { describe, expect, test } from 'vitest';
import { isTest, listFiles, parseSource, readSources, readText } from '../architecture/source.ts';
import { lintQueries } from './query-lint.ts';
import { lintSchema, placesIn } from './schema-lint.ts';
import { splitStatements } from './sql-text.ts';

const migrations = listFiles('migrations').filter((path) => /\/\d{4}-.+\.sql$/.test(path));
const statements = migrations.flatMap((path) => splitStatements(path, readText(path)));
const registers = new Set([...placesIn(statements)].filter(([, place]) => place === 'register').map(([name]) => name));

test('the migrations keep the rules for one PostgreSQL and for Citus', () => {
  expect(statements.length).toBeGreaterThan(50);
  expect(registers.size).toBeGreaterThan(8);
  expect(lintSchema(statements)).toEqual([]);
});

test('so does the SQL of the program', () => {
  const sources = readSources('src/db').filter((source) => !isTest(source.path));
  expect(sources.length).toBeGreaterThan(10);
  expect(lintQueries(sources, registers)).toEqual([]);
});

/** A small schema that breaks nothing. */
const sound = `
create table note (
  county text not null,
  id uuid not null,
  unit_path text not null,
  sensitivity smallint not null constraint note_sensitivity check (sensitivity between 0 and 3),
  text text not null,
  constraint note_pk primary key (county, id)
);
select place('note', 'register');
create table word (word text constraint word_pk primary key, note text);
select place('word', 'catalogue');
create unique index note_once on note (county, text) where text <> ';';
create function note_guard() returns trigger language plpgsql as $$ begin raise exception 'no; never'; end $$;
create trigger note_guard before update on note for each row execute function note_guard();
alter table note enable row level security;
create policy rows_read on note for select using (county = app_county() and unit_path ^@ any (app_reads()) and sensitivity <= app_ceiling());
`;
const lint = (sql: string) => lintSchema(splitStatements('migrations/0001-sample.sql', sql));
const more = (sql: string) => lint(`${sound}\n${sql}`);
const instead = (from: string, to: string) => {
  expect(sound).toContain(from);
  return lint(sound.replace(from, to));
};

describe('the lint of the schema', () => {
  test('accepts a sound one', () => {
    expect(lint(sound)).toEqual([]);
    expect(more(`create view notes with (security_invoker = true) as select county from note;`)).toEqual([]);
    expect(more(`-- on delete set null, nextval('x')\nselect 1;`)).toEqual([]);
    expect(more(`alter table note add constraint note_next foreign key (county, next) references note (county, id);`)).toEqual([]);
  });

  test.each([
    ['a key without county', 'primary key (county, id)', 'primary key (id)', /rule 1: .*does not begin with county/],
    ['a key with county behind', 'primary key (county, id)', 'primary key (id, county)', /rule 1: /],
    ['a unique column', 'text text not null,', 'text text not null constraint note_text unique,', /rule 1: /],
    ['a unique index without county', 'on note (county, text)', 'on note (text)', /rule 1: note_once/],
    ['a county that is not the first column', 'county text not null,\n  id uuid not null,', 'id uuid not null,\n  county text not null,', /rule 1: the first column of note/],
    ['a county that is no text', 'county text not null', 'county integer not null', /rule 1: the first column of note/],
    ['a table without place', `select place('note', 'register');`, '', /rule 3: note has no place/],
    ['a register without row security', 'alter table note enable row level security;', '', /rule 5: row security is not enabled on note/],
    ['a register without policy', /create policy[^;]*;/.exec(sound)?.[0] ?? '', '', /rule 5: note has no policy/],
    ['a policy with a subquery', 'unit_path ^@ any (app_reads())', 'unit_path in (select path from unit)', /rule 5: a policy with a subquery/],
    ['a policy that reads the setting itself', 'county = app_county()', `county = app_county() and starts_with(unit_path, current_setting('app.path', true))`, /rule 5: .*fails open/],
    ['a policy without county', 'county = app_county() and ', '', /rule 5: .*does not begin with county/],
    ['a policy with another way in', 'county = app_county() and', 'county = app_county() or', /rule 5: .*does not begin with county/],
    ['a policy without the units', ' and unit_path ^@ any (app_reads())', '', /rule 5: .*app_reads/],
    ['a policy without the ceiling', ' and sensitivity <= app_ceiling()', '', /rule 5: .*app_ceiling/],
    ['an open policy', 'using (county = app_county() and unit_path ^@ any (app_reads()) and sensitivity <= app_ceiling())', 'using (true)', /rule 5: /],
    ['a trigger of the statement', 'for each row', 'for each statement', /rule 8: a trigger of the statement/],
    ['a trigger that notifies', `raise exception 'no; never'`, `perform pg_notify('note', new.text)`, /rule 8: NOTIFY/],
    ['a trigger that asks its name', `raise exception 'no; never'`, 'execute tg_table_name', /rule 8: .*argument/],
    ['a trigger that names no schema', `raise exception 'no; never'`, 'delete from note where county = new.county', /rule 8: .*public\.note/],
    ['a trigger across counties', `raise exception 'no; never'`, 'delete from public.note', /rule 8: .*county of its row/],
    ['a key without name', 'constraint note_pk primary key', 'primary key', /rule 12: primary key/],
    ['a check without name', 'constraint note_sensitivity check', 'check', /rule 12: check/],
  ])('refuses %s', (_name, from, to, message) => {
    expect(instead(from, to)[0]).toMatch(message);
  });

  test.each([
    ['a reference out of the county', `alter table note add constraint n foreign key (id) references note (id);`, /rule 1: /],
    ['a reference from a catalogue', `alter table word add constraint w foreign key (county, note) references note (county, id);`, /rule 11: word is no register/],
    ['ON DELETE SET NULL', `alter table note add constraint n foreign key (county, word) references word (word) on delete set null;`, /rule 11: ON DELETE SET NULL/],
    ['set_config', `select set_config('app.county', 'a', true);`, /rule 4: set_config/],
    ['a change of role', `create function f() returns void language plpgsql as $$ begin set local role owner; end $$;`, /rule 4: a change of role/],
    ['a function that passes row security', `create function f() returns text language sql security definer return 'x';`, /rule 4: SECURITY DEFINER/],
    ['chance in an update', `update note set id = gen_random_uuid() where county = 'a';`, /rule 7: gen_random_uuid/],
    ['the clock in an upsert', `insert into note values ('a') on conflict (county, id) do update set at = now();`, /rule 7: now/],
    ['the clock in an upsert within a function', `create function f() returns void language plpgsql as $$ begin insert into public.note values (1) on conflict (county) do update set at = clock_timestamp() returning 1; end $$;`, /rule 7: clock_timestamp/],
    ['a change of county', `update note set text = '', county = 'b' where county = 'a';`, /rule 1: county is never changed/],
    ['a transition table', `create trigger t after insert on note referencing new table as n for each row execute function note_guard();`, /rule 8: a transition table/],
    ['serial', `alter table note add column n bigserial;`, /rule 9: a sequence/],
    ['identity', `alter table note add column n bigint generated always as identity;`, /rule 9: a sequence/],
    ['a sequence', `create sequence numbers;`, /rule 9: a sequence/],
    ['MERGE', `merge into note using word on true when matched then delete;`, /rule 11: MERGE/],
    ['PREPARE TRANSACTION', `prepare transaction 'x';`, /rule 11: PREPARE/],
    ['a view that runs as its owner', `create view notes as select county from note;`, /rule 11: a view/],
    ['OFFSET', `create view notes with (security_invoker = true) as select county from note limit 10 offset 20;`, /rule 10: OFFSET/],
    ['a computed OFFSET', `create view notes with (security_invoker = true) as select county from note limit 10 offset (2 * 10);`, /rule 10: OFFSET/],
    ['a function that copies a table in', `create function f() returns void language plpgsql as $$ begin copy note from program 'cat'; end $$;`, /rule 6: COPY/],
    ['a function that fills a register from a query', `create function f() returns void language sql as $$ insert into public.note (county, id) select county, id from word $$;`, /rule 6: a bare INSERT/],
    ['a view of a spread', `create view spreads with (security_invoker = true) as select county, stddev_pop(sensitivity) from note group by county;`, /rule 10: a spread/],
    ['a view that recurses over a register', `create view trees with (security_invoker = true) as with recursive t as (select id from word union all select n.id from note n join t on n.id = t.id) select * from t;`, /rule 10: a recursive/],
    ['a view that groups across counties', `create view sums with (security_invoker = true) as select text, count(*) from note group by rollup (text);`, /rule 10: groupings/],
  ])('refuses %s', (_name, sql, message) => {
    expect(more(sql)[0]).toMatch(message);
  });
});

const lintProgram = (text: string) => lintQueries([parseSource('src/db/queries/sample.ts', text)], new Set(['note']));

describe('the lint of the program’s SQL', () => {
  test.each([
    ['a query without county', `db.selectFrom('note').selectAll().where('id', '=', id).execute();`, /rule 2: selectFrom note/],
    ['an update without county', `db.updateTable('note').set({ text }).where('id', '=', id).execute();`, /rule 2: updateTable note/],
    ['a delete without county', `db.deleteFrom('note').where('id', '=', id).execute();`, /rule 2: deleteFrom note/],
    ['an insert without county', `db.insertInto('note').values({ id }).execute();`, /rule 2: insertInto note/],
    ['a join without county', `db.selectFrom('word as w').innerJoin('note as n', 'n.text', 'w.word').where('n.county', '=', county);`, /rule 2: innerJoin note/],
    ['a statement without county', 'sql`select * from note where id = ${id}`;', /rule 2: a statement on note/],
    ['a change of county', `db.updateTable('note').set({ county: to }).where('county', '=', from).execute();`, /rule 1: county is never changed/],
    ['OFFSET', `db.selectFrom('word').selectAll().offset(20).execute();`, /rule 10: OFFSET/],
    ['set_config', 'sql`select set_config(${name}, ${value}, true)`;', /rule 4: set_config/],
    ['chance in an update', 'sql`update note set text = random()::text where county = ${county}`;', /rule 7: random/],
    ['the clock in an upsert', 'client.query(`insert into word values ($1) on conflict (word) do update set note = now()`);', /rule 7: now/],
    ['COPY', 'client.query(`copy note (county, id) from stdin`);', /rule 6: COPY/],
    ['COPY behind another statement', 'sql`select 1 from note where county = ${county}; copy (select * from note) to stdout`;', /rule 6: COPY/],
    ['COPY brought in as a stream', `import { from } from 'pg-copy-streams';`, /rule 6: COPY/],
    ['a register filled from a query', 'sql`insert into note (county, text) select ${county}, word from word`;', /rule 6: a bare INSERT/],
    ['the same behind a WITH', 'sql`insert into public.note with w as (select 1) select ${county}, 1 from w`;', /rule 6: a bare INSERT/],
    ['unnest without ON CONFLICT', 'sql`insert into note as n (county, text) select ${county}, t from unnest(${texts}::text[]) t`;', /rule 6: a bare INSERT/],
    ['a register filled from a chain', `db.insertInto('note').columns(['county', 'text']).expression(db.selectFrom('word').select(['county', 'word'])).execute();`, /rule 6: a bare INSERT/],
    ['stddev', 'sql`select county, stddev(sensitivity) from note group by county`;', /rule 10: a spread/],
    ['variance', 'sql`select var_samp (sensitivity) from note where county = ${county}`;', /rule 10: a spread/],
    ['variance asked by name', `db.selectFrom('note').select((eb) => eb.fn.agg('variance', ['sensitivity'])).where('county', '=', county);`, /rule 10: a spread/],
    ['stddev asked by name', `db.selectFrom('note').select(({ fn }) => fn('stddev_pop', ['sensitivity'])).where('county', '=', county);`, /rule 10: a spread/],
    ['a computed OFFSET', 'sql`select * from word order by word limit 10 offset (${page} * 10)`;', /rule 10: OFFSET/],
    ['a recursive query beside a register', 'sql`with recursive t as (select 1 as n union all select n + 1 from t, note where note.county = ${county}) select * from t`;', /rule 10: a recursive/],
    ['a recursive chain beside a register', `db.withRecursive('t', (q) => q.selectFrom('note').select('id').where('county', '=', county)).selectFrom('t').selectAll();`, /rule 10: a recursive/],
    ['ROLLUP without county', 'sql`select text, count(*) from note where county = ${county} group by rollup (text)`;', /rule 10: groupings/],
    ['ROLLUP over the county itself', 'sql`select county, text, count(*) from note group by rollup (county, text)`;', /rule 10: groupings/],
    ['GROUPING SETS in a chain', `db.selectFrom('note').where('county', '=', county).groupBy(sql\`grouping sets ((text), ())\`);`, /rule 10: groupings/],
    ['MERGE', 'client.query(`merge into word using note on true when matched then delete; -- county`);', /rule 11: MERGE|rule 2/],
  ])('refuses %s', (_name, text, message) => {
    expect(lintProgram(text)[0]).toMatch(message);
  });

  test('accepts sound ones', () => {
    expect(lintProgram(`
      db.selectFrom('note as n').innerJoin('note as m', (on) => on.onRef('m.county', '=', 'n.county')).selectAll().where('n.county', '=', county).execute();
      db.selectFrom('word').selectAll().execute();
      db.insertInto('note').values(rows.map((row) => ({ county, ...row }))).onConflict((c) => c.columns(['county', 'id']).doUpdateSet({ text })).execute();
      sql\`select count(*) from note where county = \${county}\`;
      sql\`insert into note (county, text) select \${county}, t from unnest(\${texts}::text[]) t on conflict (county, text) do nothing\`;
      sql\`insert into word select * from unnest(\${words}::text[])\`;
      sql\`select text, sum(n) from (select county, text, count(*) as n from note where county = any(\${counties}) group by county, text) s group by rollup (text)\`;
      sql\`select county, text, count(*) from note group by county, grouping sets ((text), ())\`;
      sql\`with recursive t as (select 1 as n union all select n + 1 from t where n < 9) select n from t\`;
      db.insertInto('word').expression(db.selectFrom('word').selectAll()).execute();
      db.selectFrom('note').select((eb) => eb.fn.agg('sum', ['sensitivity'])).where('county', '=', county).execute();
    `)).toEqual([]);
  });
});

test('statements are cut outside quotes, bodies and comments, and know their line', () => {
  const cut = splitStatements('a.sql', `select ';';\n-- a; b\n/* ; */ create function f() as $x$ a; b; $x$;\n\n\nselect "a;b"`);
  expect(cut.map(({ text, line }) => [text, line])).toEqual([[`select ';'`, 1], ['create function f() as $x$ a; b; $x$', 3], ['select "a;b"', 6]]);
});
