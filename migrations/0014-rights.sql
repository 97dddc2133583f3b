-- How delicate the rows are that one sees goes with the office held there: a head who visits other schools as an inspector
-- sees the personal rows of her own school and not of theirs. So the paths are kept for each level of sensitivity.

create or replace function app_begin(scope jsonb) returns void language plpgsql as $$
declare
  level integer;
  whole text := '';
begin
  execute format('set local app.county = %L', scope->>'county');
  execute format('set local app.reads = %L', public.app_paths(scope->'reads'));
  execute format('set local app.writes = %L', public.app_paths(scope->'writes'));
  execute format('set local app.ceiling = %L', scope->>'ceiling');
  execute format('set local app.audit = %L', coalesce(scope->>'audit', 'no'));
  -- One mark for each level at which the whole county is read, from the lowest on.
  for level in 0..(scope->>'ceiling')::integer loop
    exit when not coalesce(scope->'levels'->level->'reads', scope->'reads') @> jsonb_build_array(scope->>'county' || '/');
    whole := whole || '*';
  end loop;
  execute format('set local app.whole = %L', whole);
  -- Most people hold one office, or offices that see alike: for them the paths are the same at every level and are set once.
  if scope ? 'levels' or current_setting('app.reads_0', true) <> '' then
    for level in 0..3 loop
      execute format('set local app.reads_%s = %L', level, public.app_paths(coalesce(scope->'levels'->level->'reads', scope->'reads')));
      execute format('set local app.writes_%s = %L', level, public.app_paths(coalesce(scope->'levels'->level->'writes', scope->'writes')));
    end loop;
  end if;
end $$;

-- An empty path would be a prefix of every other and is left out.
create function app_paths(paths jsonb) returns text language sql stable
  return (select coalesce(array_agg(p), '{}')::text from jsonb_array_elements_text(paths) p where p <> '');

create function app_reads(level smallint) returns text[] language sql stable
  return coalesce(nullif(current_setting('app.reads_' || level, true), ''), public.app_setting('app.reads'))::text[];
create function app_writes(level smallint) returns text[] language sql stable
  return coalesce(nullif(current_setting('app.writes_' || level, true), ''), public.app_setting('app.writes'))::text[];

create or replace function app_sees(path text, level smallint) returns boolean language sql stable
  return octet_length(current_setting('app.whole', true)) > level or (path ^@ any (public.app_reads(level)) and level <= public.app_ceiling());

-- Every other policy on rows with a sensitivity says so from now on, of the registers that were made already too.
do $$
declare
  held record;
begin
  for held in select tablename, policyname, cmd from pg_policies where schemaname = 'public' and (coalesce(qual, '') || coalesce(with_check, '')) like '%app_ceiling()%' loop
    if held.cmd = 'SELECT' then
      execute format('alter policy %I on %I using (county = app_county() and unit_path ^@ any (app_reads(sensitivity)) and sensitivity <= app_ceiling())', held.policyname, held.tablename);
    elsif held.cmd = 'INSERT' then
      execute format('alter policy %I on %I with check (county = app_county() and unit_path ^@ any (app_writes(sensitivity)) and sensitivity <= app_ceiling())', held.policyname, held.tablename);
    else
      execute format('alter policy %I on %I using (county = app_county() and unit_path ^@ any (app_writes(sensitivity)) and sensitivity <= app_ceiling()) with check (county = app_county() and unit_path ^@ any (app_writes(sensitivity)) and sensitivity <= app_ceiling())', held.policyname, held.tablename);
    end if;
  end loop;
end $$;
