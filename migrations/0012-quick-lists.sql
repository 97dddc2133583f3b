-- Lists and totals at less cost: a row is let through by one look where the reader reads the whole county, and who asks is
-- made sure of in the same trip as what is asked.

-- Beside the paths it is noted whether the scope reads its whole county: by one mark for each sensitivity it may see, none
-- when it does not. Marks, because counting them is the quickest that can be asked of a setting for every row.
create or replace function app_begin(scope jsonb) returns void language plpgsql as $$
begin
  execute format('set local app.county = %L', scope->>'county');
  execute format('set local app.reads = %L', (select coalesce(array_agg(p), '{}')::text from jsonb_array_elements_text(scope->'reads') p where p <> ''));
  execute format('set local app.writes = %L', (select coalesce(array_agg(p), '{}')::text from jsonb_array_elements_text(scope->'writes') p where p <> ''));
  execute format('set local app.ceiling = %L', scope->>'ceiling');
  execute format('set local app.audit = %L', coalesce(scope->>'audit', 'no'));
  execute format('set local app.whole = %L', case when scope->'reads' @> jsonb_build_array(scope->>'county' || '/') then repeat('*', (scope->>'ceiling')::integer + 1) else '' end);
end $$;

-- Whether a row of this unit and sensitivity is within these paths and this ceiling. Where no scope was begun, the first
-- look knows nothing and the second refuses.
create function app_sees(path text, level smallint, paths text[], ceiling smallint) returns boolean language sql stable
  return octet_length(current_setting('app.whole', true)) > level or (path ^@ any (paths) and level <= ceiling);

-- Every register and its history: what is made from now on has this policy from the beginning.
do $$
declare
  held record;
begin
  for held in select tablename from pg_policies where schemaname = 'public' and policyname = 'rows_read'
      and tablename in (select name from public.table_place where name ~ '^(reg|own)_') loop
    execute format('alter policy rows_read on public.%I using (county = app_county() and app_sees(unit_path, sensitivity, app_reads(), app_ceiling()))', held.tablename);
  end loop;
end $$;
