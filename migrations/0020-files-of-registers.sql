-- Files kept before a file knew its register: it is the register of the records that name it, now or in their past, those a
-- bureau drew included. What several registers name, and what is evidence or a plan, stays as it is: closed to systems. So
-- does what came since files know their register, and what only a system named: naming a file opens none.
do $$
declare
  naming text;
begin
  select string_agg(format('select r.county, r.%1$I as id, %2$L as register from public.%3$I r where r.%1$I is not null and r.via <> ''api''', 'f_' || (f.field ->> 'key'), t.register, held.name), ' union all ')
    into naming
    from register_table t cross join lateral jsonb_array_elements(t.definition -> 'fields') as f (field)
      cross join lateral (values (t.name), (case when length(t.name) <= 55 then t.name || '_history'
        else left(t.name || '_history', 54) || '_' || left(encode(sha256(convert_to(t.name || '_history', 'UTF8')), 'hex'), 8) end)) as held (name)
    where f.field ->> 'type' = 'file';
  if naming is not null then
    execute format('update public.file f set register = n.register
      from (select x.county, x.id, min(x.register) as register from (%s) x group by x.county, x.id having min(x.register) = max(x.register)) n
      where n.county = f.county and n.id = f.id and f.register is null and f.cleared_at is null
        and f.created_at < (select m.applied_at from public.schema_migration m where m.no = 19)
        and not exists (select from public.commitment_action a where a.county = f.county and f.id = any (a.evidence))
        and not exists (select from public.plan_version p where p.county = f.county and p.file_id = f.id)', naming);
  end if;
end $$;
