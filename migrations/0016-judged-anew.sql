-- How delicate a register is may be judged anew. Its rows and every version of them follow, so that whoever may not see
-- the register any more sees nothing of its past either. Only the owner of the table may do this, and nothing of what
-- happened changes by it.
create or replace function history_guard() returns trigger language plpgsql as $$
declare
  kept jsonb;
begin
  -- Sealed anew under another key: what it says stays the same.
  if tg_op = 'UPDATE' and public.app_reseals() and public.only_resealed(to_jsonb(old), to_jsonb(new)) then
    return new;
  end if;
  if tg_op = 'UPDATE' and new.state = 'erased' then
    select jsonb_object_agg(was.key, was.value) into kept from jsonb_each(to_jsonb(old)) was where was.key not like 'f\_%' and was.key <> 'state';
    if to_jsonb(new) @> kept and not exists (select from jsonb_each(to_jsonb(new)) now_is where now_is.key like 'f\_%' and now_is.value <> 'null') then
      return new;
    end if;
  end if;
  if tg_op = 'UPDATE' and new.sensitivity <> old.sensitivity and current_user = pg_get_userbyid((select relowner from pg_class where oid = tg_relid)) then
    if to_jsonb(new) - 'sensitivity' = to_jsonb(old) - 'sensitivity' then
      return new;
    end if;
  end if;
  raise exception 'a history is never changed' using errcode = 'XZ002';
end $$;
