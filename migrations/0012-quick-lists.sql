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

-- Whether a row of this unit and sensitivity is within the scope. Where no scope was begun, the first
-- look knows nothing and the second refuses.
create function app_sees(path text, level smallint) returns boolean language sql stable
  return octet_length(current_setting('app.whole', true)) > level or (path ^@ any (public.app_reads()) and level <= public.app_ceiling());

-- Every register and its history: what is made from now on has this policy from the beginning.
do $$
declare
  held record;
begin
  for held in select tablename from pg_policies where schemaname = 'public' and policyname = 'rows_read'
      and tablename in (select name from public.table_place where name ~ '^(reg|own)_') loop
    execute format('alter policy rows_read on public.%I using (county = app_county() and app_sees(unit_path, sensitivity))', held.tablename);
  end loop;
end $$;

-- A person with the roles that were authorised and not revoked: one row for each role, always in one order. Asked within a scope.
create function app_people(in_county text, account uuid) returns jsonb language plpgsql stable as $$
declare
  people jsonb;
begin
  select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'login', a.login, 'disabled_at', a.disabled_at, 'unit_id', u.id, 'unit_name', u.name,
      'unit_path', u.path, 'must_change', c.must_change, 'role', g.role, 'grant_path', g.unit_path, 'grant_unit', gu.name) order by g.unit_path, g.role) into people
    from public.account a
    join public.unit u on u.county = a.county and u.id = a.unit_id
    left join public.credential c on c.county = a.county and c.account_id = a.id
    left join public.role_grant g on g.county = a.county and g.account_id = a.id and g.authorised_at is not null and g.revoked_at is null
    left join public.unit gu on gu.county = g.county and gu.id = g.unit_id
    where a.county = in_county and a.id = account;
  return coalesce(people, '[]'::jsonb);
end $$;

-- As before, and with a mark that changes whenever anything of the person or the roles does.
create or replace function app_who(given bytea) returns jsonb language plpgsql as $$
declare
  held public.session;
  people jsonb;
begin
  select s.* into held from public.session s where s.token_hash = given;
  if held.id is null then
    return null;
  end if;
  perform public.app_begin(jsonb_build_object('county', held.county, 'reads', '[]'::jsonb, 'writes', '[]'::jsonb, 'ceiling', '0'));
  people := public.app_people(held.county, held.account_id);
  return jsonb_build_object('session', to_jsonb(held) - 'token_hash', 'people', people, 'mark', md5(people::text));
end $$;

-- Begins a scope for somebody who is remembered from an earlier request: only while the session still holds at this moment
-- and the person and the roles are what they were. Else it refuses, and who asks has to be found out anew.
create function app_enter(given bytea, mark text, at timestamptz, most_hours integer, scope jsonb) returns void language plpgsql as $$
declare
  held public.session;
begin
  select s.* into held from public.session s where s.token_hash = given;
  if held.id is null or held.county <> scope->>'county' or held.seen_at + make_interval(mins => held.idle_minutes) <= at
      or held.opened_at + make_interval(hours => most_hours) <= at then
    raise exception 'the session has ended' using errcode = 'XZ004';
  end if;
  perform public.app_begin(scope);
  if md5(public.app_people(held.county, held.account_id)::text) is distinct from mark then
    raise exception 'the person or the roles have changed' using errcode = 'XZ004';
  end if;
end $$;
