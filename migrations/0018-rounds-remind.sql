-- Reminders that come by themselves before a due day, and what happened to a report stays as delicate as its register.

-- A moment of the due day (two working days before, on the day, the day after) that units were reminded of: once, however
-- many servers run and however often they start. A deadline that was moved on has moments of its own.
create table round_prompt (
  county text not null,
  round_id uuid not null,
  due_on date not null,
  moment text not null constraint round_prompt_moment check (moment ~ '^(before-[0-9]{1,2}|after)$'),
  unit_path text not null,
  at timestamptz not null,
  constraint round_prompt_pk primary key (county, round_id, due_on, moment),
  constraint round_prompt_of foreign key (county, round_id) references round (county, id)
);
select place('round_prompt', 'register');
create trigger round_prompt_guard before update or delete on round_prompt for each row execute function action_guard();
alter table round_prompt enable row level security;
create policy rows_read on round_prompt for select using (county = app_county());
create policy rows_append on round_prompt for insert with check (county = app_county() and unit_path ^@ any (app_writes()));
grant select, insert on round_prompt to xuezheng_app;

-- How delicate a register is may be judged anew. What happened to its reports follows, as its rows and their history do: only
-- the owner of the table may do this, and nothing of what happened changes by it.
create function report_action_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.sensitivity <> old.sensitivity and current_user = pg_get_userbyid((select relowner from pg_class where oid = tg_relid)) then
    if to_jsonb(new) - 'sensitivity' = to_jsonb(old) - 'sensitivity' then
      return new;
    end if;
  end if;
  raise exception 'actions are append-only' using errcode = 'XZ002';
end $$;
drop trigger report_action_guard on report_action;
create trigger report_action_guard before update or delete on report_action for each row execute function report_action_guard();
