-- Tokens for other systems, the views people keep of lists, and new keys for what is sealed.

-- What the token of a system may do, and the two people behind it: proposed by one administrator, authorised by another.
create table api_token (
  county text not null constraint api_token_county references county (code),
  id uuid not null,
  name text not null constraint api_token_name check (length(name) between 1 and 40),
  purpose text not null constraint api_token_purpose check (length(purpose) between 1 and 200),
  unit_id uuid not null,
  -- Registers by key, and what may be done in each.
  scopes jsonb not null constraint api_token_scopes check (jsonb_typeof(scopes) = 'object'),
  ceiling smallint not null constraint api_token_ceiling check (ceiling between 0 and 2),
  expires_at timestamptz not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  authorised_by uuid,
  authorised_at timestamptz,
  revoked_by uuid,
  revoked_at timestamptz,
  constraint api_token_pk primary key (county, id),
  constraint api_token_unit foreign key (county, unit_id) references unit (county, id),
  constraint api_token_two_people check (authorised_by is null or authorised_by <> proposed_by),
  constraint api_token_year check (expires_at > proposed_at and expires_at <= proposed_at + interval '367 days')
);
select place('api_token', 'register');
create unique index api_token_name_once on api_token (county, name) where revoked_at is null;
alter table api_token enable row level security;
create policy in_county on api_token using (county = app_county()) with check (county = app_county());
grant select, insert, update on api_token to xuezheng_app;

-- Before a token is known there is no county: looked up by its digest, with the requests of this minute and its last use.
create table api_token_secret (
  digest bytea constraint api_token_secret_pk primary key constraint api_token_secret_digest check (length(digest) = 32),
  county text not null,
  token_id uuid not null,
  minute timestamptz,
  requests integer not null default 0,
  used_at timestamptz,
  used_from text not null default ''
);
select place('api_token_secret', 'local');
create index api_token_secret_of on api_token_secret (county, token_id);
grant select, insert, update on api_token_secret to xuezheng_app;

-- Which token this is, and whether it is in force at that moment; counts the request when it is. Begins the scope of the
-- door in the token's county, in which the rows are read; null when there is no such token.
create function app_token(given bytea, at timestamptz, address text) returns jsonb language plpgsql as $$
declare
  secret public.api_token_secret;
  held jsonb;
  counted integer := 0;
begin
  select s.* into secret from public.api_token_secret s where s.digest = given;
  if secret.token_id is null then
    return null;
  end if;
  perform public.app_begin(jsonb_build_object('county', secret.county, 'reads', '[]'::jsonb, 'writes', '[]'::jsonb, 'ceiling', '0'));
  select jsonb_build_object('id', t.id, 'county', t.county, 'name', t.name, 'scopes', t.scopes, 'ceiling', t.ceiling, 'unit_path', u.path,
      'state', case when t.revoked_at is not null then 'revoked' when t.authorised_at is null then 'proposed' when t.expires_at <= at then 'expired'
        when u.retired_at is not null then 'unit_retired' else 'granted' end,
      'per_minute', (select s.value -> 'perMinute' from public.setting s where s.county = t.county and s.key = 'tokens')) into held
    from public.api_token t join public.unit u on u.county = t.county and u.id = t.unit_id
    where t.county = secret.county and t.id = secret.token_id;
  if held ->> 'state' = 'granted' then
    -- A count that is lost with the machine costs nothing; waiting for the disk at every request would.
    set local synchronous_commit to off;
    update public.api_token_secret s set minute = date_trunc('minute', at), used_at = at, used_from = address,
        requests = case when s.minute = date_trunc('minute', at) then s.requests + 1 else 1 end
      where s.digest = given returning s.requests into counted;
  end if;
  return held || jsonb_build_object('requests', counted);
end $$;

-- A list of records as somebody wants to find it again; shared ones are seen in the unit and below it.
create table saved_view (
  county text not null constraint saved_view_county references county (code),
  id uuid not null,
  owner_id uuid not null,
  owner_name text not null,
  register text not null constraint saved_view_register check (register ~ '^[a-z][a-z0-9_]{0,39}$'),
  name text not null constraint saved_view_name check (length(name) between 1 and 40),
  -- Where it is shared; null for one's own.
  unit_path text collate "C",
  body jsonb not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  dropped_at timestamptz,
  constraint saved_view_pk primary key (county, id),
  constraint saved_view_owner foreign key (county, owner_id) references account (county, id)
);
select place('saved_view', 'register');
create unique index saved_view_once on saved_view (county, owner_id, register, name) where dropped_at is null;
create index saved_view_shared on saved_view (county, register, unit_path) where unit_path is not null and dropped_at is null;

-- What one person chose for the list of one register: its columns and their widths.
create table list_choice (
  county text not null constraint list_choice_county references county (code),
  account_id uuid not null,
  register text not null constraint list_choice_register check (register ~ '^[a-z][a-z0-9_]{0,39}$'),
  body jsonb not null,
  changed_at timestamptz not null,
  constraint list_choice_pk primary key (county, account_id, register),
  constraint list_choice_account foreign key (county, account_id) references account (county, id)
);
select place('list_choice', 'register');

alter table saved_view enable row level security;
alter table list_choice enable row level security;
create policy in_county on saved_view using (county = app_county()) with check (county = app_county());
create policy in_county on list_choice using (county = app_county()) with check (county = app_county());
grant select, insert, update on saved_view, list_choice to xuezheng_app;

-- Calls that wrote several records, by the name their sender gave them: sent again they are answered as they were. Ids
-- and versions alone are kept, no value; swept after a week.
create table bulk_call (
  county text not null,
  actor_id uuid not null,
  key text not null constraint bulk_call_key_length check (length(key) between 8 and 128),
  digest bytea not null constraint bulk_call_digest check (length(digest) = 32),
  reply jsonb,
  at timestamptz not null,
  constraint bulk_call_pk primary key (county, actor_id, key)
);
select place('bulk_call', 'local');
create index bulk_call_age on bulk_call (at);
grant select, insert, update, delete on bulk_call to xuezheng_app;

-- Sealing anew under another key: what is sealed changes, what it says does not, so no version begins by it and a history
-- may be changed in this alone. A sealed column stands beside its digest; everything else of the row must stay.
create function only_resealed(was jsonb, now_is jsonb) returns boolean language sql immutable
  return not exists (select from jsonb_each(was) old where now_is -> old.key is distinct from old.value
    and not (was ? (old.key || '_hash') and old.value <> 'null' and now_is -> old.key <> 'null'));

-- Whether this transaction seals anew: only who owns the tables may, never the application.
create function app_reseals() returns boolean language sql stable
  return coalesce(current_setting('app.reseal', true), '') = 'yes' and current_user <> 'xuezheng_app';
