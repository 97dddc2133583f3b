-- The schema as the migrations leave it, read back from the database. Never edited, never run: `npm run schema` writes it,
-- test/migrations compares it.

table account (register)
  county text not null
  id uuid not null
  unit_id uuid not null
  login text not null
  name text not null
  created_by uuid
  created_at timestamp with time zone not null
  disabled_at timestamp with time zone
  signed_in_at timestamp with time zone
  constraint account_login CHECK (((length(login) >= 2) AND (length(login) <= 64)))
  constraint account_name CHECK (((length(name) >= 1) AND (length(name) <= 40)))
  constraint account_unit FOREIGN KEY (county, unit_id) REFERENCES unit(county, id)
  constraint account_pk PRIMARY KEY (county, id)
  row security
  policy in_county permissive for all to public using (county = app_county()) with check (county = app_county())
  grant insert, select, update to xuezheng_app

table api_token (register)
  county text not null
  id uuid not null
  name text not null
  purpose text not null
  unit_id uuid not null
  scopes jsonb not null
  ceiling smallint not null
  expires_at timestamp with time zone not null
  proposed_by uuid not null
  proposed_at timestamp with time zone not null
  authorised_by uuid
  authorised_at timestamp with time zone
  revoked_by uuid
  revoked_at timestamp with time zone
  suspended_at timestamp with time zone
  constraint api_token_ceiling CHECK (((ceiling >= 0) AND (ceiling <= 2)))
  constraint api_token_name CHECK (((length(name) >= 1) AND (length(name) <= 40)))
  constraint api_token_purpose CHECK (((length(purpose) >= 1) AND (length(purpose) <= 200)))
  constraint api_token_scopes CHECK ((jsonb_typeof(scopes) = 'object'::text))
  constraint api_token_two_people CHECK (((authorised_by IS NULL) OR (authorised_by <> proposed_by)))
  constraint api_token_year CHECK (((expires_at > proposed_at) AND (expires_at <= (proposed_at + '367 days'::interval))))
  constraint api_token_county FOREIGN KEY (county) REFERENCES county(code)
  constraint api_token_unit FOREIGN KEY (county, unit_id) REFERENCES unit(county, id)
  constraint api_token_pk PRIMARY KEY (county, id)
  UNIQUE INDEX api_token_name_once ON public.api_token USING btree (county, name) WHERE (revoked_at IS NULL)
  row security
  policy in_county permissive for all to public using (county = app_county()) with check (county = app_county())
  grant insert, select, update to xuezheng_app

table api_token_secret (local)
  digest bytea not null
  county text not null
  token_id uuid not null
  minute timestamp with time zone
  requests integer not null default 0
  used_at timestamp with time zone
  used_from text not null default ''::text
  constraint api_token_secret_digest CHECK ((length(digest) = 32))
  constraint api_token_secret_pk PRIMARY KEY (digest)
  INDEX api_token_secret_of ON public.api_token_secret USING btree (county, token_id)
  grant insert, select, update to xuezheng_app

table audit (register)
  county text not null
  seq bigint not null
  at timestamp with time zone not null
  actor_id uuid
  actor_name text not null
  action text not null
  object_kind text not null
  object_id text not null
  unit_path text not null
  outcome text not null
  code text not null
  details jsonb not null
  address text not null
  prev bytea not null
  hash bytea not null
  constraint audit_outcome CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text])))
  constraint audit_pk PRIMARY KEY (county, seq)
  TRIGGER audit_chain BEFORE INSERT ON public.audit FOR EACH ROW EXECUTE FUNCTION audit_chain()
  TRIGGER audit_guard BEFORE DELETE OR UPDATE ON public.audit FOR EACH ROW EXECUTE FUNCTION audit_guard()
  row security
  policy audit_append permissive for insert to public with check (county = app_county())
  policy audit_read permissive for select to public using ((county = app_county()) AND (app_setting('app.audit'::text) = 'yes'::text))
  grant insert, select to xuezheng_app

table audit_head (register)
  county text not null
  seq bigint not null
  hash bytea not null
  constraint audit_head_pk PRIMARY KEY (county)
  row security
  policy in_county permissive for all to public using (county = app_county()) with check (county = app_county())
  grant insert, select, update to xuezheng_app

table bulk_call (local)
  county text not null
  actor_id uuid not null
  key text not null
  digest bytea not null
  reply jsonb
  at timestamp with time zone not null
  constraint bulk_call_digest CHECK ((length(digest) = 32))
  constraint bulk_call_key_length CHECK (((length(key) >= 8) AND (length(key) <= 128)))
  constraint bulk_call_pk PRIMARY KEY (county, actor_id, key)
  INDEX bulk_call_age ON public.bulk_call USING btree (at)
  grant delete, insert, select, update to xuezheng_app

table code_list_definition (register)
  county text not null
  key text not null
  version integer not null
  written text not null
  created_by uuid not null
  created_by_name text not null
  created_at timestamp with time zone not null
  constraint code_list_definition_key_shape CHECK ((key ~ '^[a-z][a-z0-9_]{0,39}$'::text))
  constraint code_list_definition_version CHECK ((version >= 1))
  constraint code_list_definition_county FOREIGN KEY (county) REFERENCES county(code)
  constraint code_list_definition_pk PRIMARY KEY (county, key, version)
  row security
  policy in_county permissive for all to public using (county = app_county()) with check (county = app_county())
  grant insert, select to xuezheng_app

table commitment (register)
  county text not null
  id uuid not null
  kind text not null
  plan_id uuid not null
  version_no integer not null
  item_id text not null
  unit_id uuid not null
  unit_path text not null
  sensitivity smallint not null
  deadline date
  body jsonb not null
  version integer not null
  state text not null
  claimed_by uuid
  value numeric
  basis text not null
  evidence_count integer not null
  last_at timestamp with time zone not null
  created_at timestamp with time zone not null
  dropped_in integer
  returned boolean not null default false
  before_claim jsonb
  reference boolean not null default false
  constraint commitment_basis CHECK ((basis = ANY (ARRAY['none'::text, 'claimed'::text, 'confirmed'::text])))
  constraint commitment_kind CHECK ((kind = ANY (ARRAY['target'::text, 'task'::text])))
  constraint commitment_sensitivity CHECK (((sensitivity >= 0) AND (sensitivity <= 3)))
  constraint commitment_state CHECK ((state = ANY (ARRAY['open'::text, 'claimed'::text, 'closed'::text, 'cancelled'::text])))
  constraint commitment_plan FOREIGN KEY (county, plan_id) REFERENCES plan(county, id)
  constraint commitment_unit FOREIGN KEY (county, unit_id) REFERENCES unit(county, id)
  constraint commitment_pk PRIMARY KEY (county, id)
  INDEX commitment_due ON public.commitment USING btree (county, kind, deadline)
  UNIQUE INDEX commitment_item_once ON public.commitment USING btree (county, plan_id, version_no, item_id) WHERE (state <> 'cancelled'::text)
  row security
  policy rows_append permissive for insert to public with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling()))
  policy rows_change permissive for update to public using ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling())) with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling()))
  policy rows_read permissive for select to public using ((county = app_county()) AND (unit_path ^@ ANY (app_reads(sensitivity))) AND (sensitivity <= app_ceiling()))
  grant insert, select, update to xuezheng_app

table commitment_action (register)
  county text not null
  commitment_id uuid not null
  seq integer not null
  unit_path text not null
  sensitivity smallint not null
  verb text not null
  note text not null
  value numeric
  evidence uuid[] not null
  changes jsonb not null
  by_id uuid not null
  by_name text not null
  at timestamp with time zone not null
  constraint commitment_action_verb CHECK ((verb = ANY (ARRAY['create'::text, 'assign'::text, 'revise'::text, 'progress'::text, 'claim'::text, 'confirm'::text, 'return'::text, 'reopen'::text, 'cancel'::text, 'drop'::text, 'keep'::text, 'withdraw'::text, 'link'::text, 'unlink'::text])))
  constraint commitment_action_of FOREIGN KEY (county, commitment_id) REFERENCES commitment(county, id)
  constraint commitment_action_pk PRIMARY KEY (county, commitment_id, seq)
  TRIGGER commitment_action_guard BEFORE DELETE OR UPDATE ON public.commitment_action FOR EACH ROW EXECUTE FUNCTION action_guard()
  TRIGGER commitment_four_eyes BEFORE INSERT ON public.commitment_action FOR EACH ROW EXECUTE FUNCTION commitment_four_eyes()
  row security
  policy rows_append permissive for insert to public with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling()))
  policy rows_read permissive for select to public using ((county = app_county()) AND (unit_path ^@ ANY (app_reads(sensitivity))) AND (sensitivity <= app_ceiling()))
  grant insert, select to xuezheng_app

table county (catalogue)
  code text not null
  name text not null
  created_at timestamp with time zone not null
  constraint county_code CHECK ((code ~ '^[a-z0-9]{2,16}$'::text))
  constraint county_pk PRIMARY KEY (code)
  grant insert, select to xuezheng_app

table credential (local)
  county text not null
  account_id uuid not null
  hash text not null
  must_change boolean not null
  expires_at timestamp with time zone
  changed_at timestamp with time zone not null
  constraint credential_argon2id CHECK (starts_with(hash, '$argon2id$'::text))
  constraint credential_pk PRIMARY KEY (county, account_id)
  grant delete, insert, select, update to xuezheng_app

table disclosure_action (register)
  county text not null
  item_id uuid not null
  seq integer not null
  unit_path text not null
  verb text not null
  note text not null
  by_id uuid not null
  by_name text not null
  at timestamp with time zone not null
  constraint disclosure_action_verb CHECK ((verb = ANY (ARRAY['prepare'::text, 'revise'::text, 'submit'::text, 'review'::text, 'return'::text, 'release'::text, 'withdraw'::text])))
  constraint disclosure_action_of FOREIGN KEY (county, item_id) REFERENCES disclosure_item(county, id)
  constraint disclosure_action_pk PRIMARY KEY (county, item_id, seq)
  TRIGGER disclosure_action_guard BEFORE DELETE OR UPDATE ON public.disclosure_action FOR EACH ROW EXECUTE FUNCTION action_guard()
  row security
  policy rows_append permissive for insert to public with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes())))
  policy rows_read permissive for select to public using ((county = app_county()) AND (unit_path ^@ ANY (app_reads())))
  grant insert, select to xuezheng_app

table disclosure_item (register)
  county text not null
  id uuid not null
  unit_id uuid not null
  unit_path text not null
  title text not null
  category text not null
  document_number text not null
  summary text not null
  formed_on date not null
  valid_until date
  manner text not null
  manner_reason text not null
  kind text not null
  file_id uuid
  body jsonb
  digest text not null
  scan jsonb not null
  hard integer not null
  reasons jsonb not null
  state text not null
  version integer not null
  number text
  year integer
  running integer
  created_by uuid not null
  created_by_name text not null
  created_at timestamp with time zone not null
  changed_by uuid not null
  submitted_by uuid
  submitted_by_name text
  submitted_at timestamp with time zone
  reviewed_by uuid
  reviewed_by_name text
  reviewed_at timestamp with time zone
  released_by uuid
  released_by_name text
  released_at timestamp with time zone
  withdrawn_at timestamp with time zone
  withdrawn_reason text not null
  constraint disclosure_item_category CHECK ((category ~ '^[a-z][a-z_]{0,39}$'::text))
  constraint disclosure_item_clear CHECK (((released_by IS NULL) OR (hard = 0)))
  constraint disclosure_item_digest CHECK ((digest ~ '^[0-9a-f]{64}$'::text))
  constraint disclosure_item_kind CHECK ((kind = ANY (ARRAY['file'::text, 'document'::text])))
  constraint disclosure_item_manner CHECK ((manner = ANY (ARRAY['active'::text, 'request'::text, 'withheld'::text])))
  constraint disclosure_item_manner_why CHECK (((manner = 'active'::text) OR (length(manner_reason) >= 4)))
  constraint disclosure_item_matter CHECK ((((kind = 'file'::text) = (file_id IS NOT NULL)) AND ((kind = 'document'::text) = (body IS NOT NULL))))
  constraint disclosure_item_numbered CHECK ((((released_by IS NULL) = (number IS NULL)) AND ((number IS NULL) = (running IS NULL)) AND ((number IS NULL) = (year IS NULL))))
  constraint disclosure_item_releaser CHECK (((released_by IS NULL) OR ((released_by <> changed_by) AND (released_by IS DISTINCT FROM submitted_by) AND (released_by IS DISTINCT FROM reviewed_by))))
  constraint disclosure_item_reviewer CHECK (((reviewed_by IS NULL) OR ((reviewed_by <> changed_by) AND (reviewed_by IS DISTINCT FROM submitted_by))))
  constraint disclosure_item_state CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'reviewed'::text, 'released'::text, 'withdrawn'::text, 'discarded'::text])))
  constraint disclosure_item_steps CHECK ((((released_by IS NULL) OR (reviewed_by IS NOT NULL)) AND ((reviewed_by IS NULL) OR (submitted_by IS NOT NULL))))
  constraint disclosure_item_title CHECK (((length(title) >= 1) AND (length(title) <= 200)))
  constraint disclosure_item_county FOREIGN KEY (county) REFERENCES county(code)
  constraint disclosure_item_unit FOREIGN KEY (county, unit_id) REFERENCES unit(county, id)
  constraint disclosure_item_pk PRIMARY KEY (county, id)
  INDEX disclosure_item_newest ON public.disclosure_item USING btree (county, created_at)
  UNIQUE INDEX disclosure_item_running ON public.disclosure_item USING btree (county, year, running) WHERE (running IS NOT NULL)
  TRIGGER disclosure_item_guard BEFORE UPDATE ON public.disclosure_item FOR EACH ROW EXECUTE FUNCTION disclosure_item_guard()
  row security
  policy rows_append permissive for insert to public with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes())))
  policy rows_change permissive for update to public using ((county = app_county()) AND (unit_path ^@ ANY (app_writes()))) with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes())))
  policy rows_read permissive for select to public using ((county = app_county()) AND (unit_path ^@ ANY (app_reads())))
  grant insert, select, update to xuezheng_app

table disclosure_public (register)
  county text not null
  item_id uuid not null
  unit_path text not null
  number text not null
  head jsonb not null
  body jsonb
  file_name text
  media text
  bytes bytea
  released_on date not null
  valid_until date
  withdrawn_on date
  withdrawn_reason text not null
  constraint disclosure_public_gone CHECK (((withdrawn_on IS NULL) OR ((body IS NULL) AND (bytes IS NULL))))
  constraint disclosure_public_number CHECK (((number ~ '^[A-Za-z0-9][A-Za-z0-9/-]{3,79}$'::text) AND (POSITION(('//'::text) IN (number)) = 0)))
  constraint disclosure_public_of FOREIGN KEY (county, item_id) REFERENCES disclosure_item(county, id)
  constraint disclosure_public_pk PRIMARY KEY (county, item_id)
  constraint disclosure_public_number_once UNIQUE (county, number)
  INDEX disclosure_public_newest ON public.disclosure_public USING btree (county, released_on, number)
  TRIGGER disclosure_public_guard BEFORE UPDATE ON public.disclosure_public FOR EACH ROW EXECUTE FUNCTION disclosure_public_guard()
  row security
  policy in_county permissive for select to public using (county = app_county())
  policy rows_append permissive for insert to public with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes())))
  policy rows_change permissive for update to public using ((county = app_county()) AND (unit_path ^@ ANY (app_writes()))) with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes())))
  grant insert, select, update to xuezheng_app

table document (register)
  county text not null
  id uuid not null
  unit_id uuid not null
  unit_path text not null
  sensitivity smallint not null
  template text not null
  template_version integer not null
  year integer not null
  as_of date
  title text not null
  state text not null
  edition integer not null
  supersedes uuid
  version integer not null
  body jsonb not null
  created_by uuid not null
  created_by_name text not null
  created_at timestamp with time zone not null
  changed_by uuid not null
  changed_by_name text not null
  changed_at timestamp with time zone not null
  published_by uuid
  published_by_name text
  published_at timestamp with time zone
  constraint document_edition CHECK ((edition >= 1))
  constraint document_later_edition CHECK (((supersedes IS NULL) = (edition = 1)))
  constraint document_published CHECK ((((state = ANY (ARRAY['published'::text, 'superseded'::text])) = (published_by IS NOT NULL)) AND ((published_by IS NULL) = (published_at IS NULL)) AND ((published_by IS NULL) = (published_by_name IS NULL))))
  constraint document_sensitivity CHECK (((sensitivity >= 0) AND (sensitivity <= 3)))
  constraint document_state CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'superseded'::text, 'discarded'::text])))
  constraint document_template CHECK ((template ~ '^[a-z][a-z0-9_]{0,39}$'::text))
  constraint document_template_version CHECK ((template_version >= 1))
  constraint document_two_people CHECK (((published_by IS NULL) OR ((published_by <> created_by) AND (published_by <> changed_by))))
  constraint document_version CHECK ((version >= 1))
  constraint document_year CHECK (((year >= 2000) AND (year <= 2100)))
  constraint document_before FOREIGN KEY (county, supersedes) REFERENCES document(county, id)
  constraint document_unit FOREIGN KEY (county, unit_id) REFERENCES unit(county, id)
  constraint document_pk PRIMARY KEY (county, id)
  INDEX document_newest ON public.document USING btree (county, year, changed_at)
  UNIQUE INDEX document_next_edition ON public.document USING btree (county, supersedes) WHERE ((supersedes IS NOT NULL) AND (state <> 'discarded'::text))
  TRIGGER document_guard BEFORE UPDATE ON public.document FOR EACH ROW EXECUTE FUNCTION document_guard()
  row security
  policy rows_append permissive for insert to public with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling()))
  policy rows_change permissive for update to public using ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling())) with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling()))
  policy rows_read permissive for select to public using ((county = app_county()) AND (unit_path ^@ ANY (app_reads(sensitivity))) AND (sensitivity <= app_ceiling()))
  grant insert, select, update to xuezheng_app

table document_action (register)
  county text not null
  document_id uuid not null
  seq integer not null
  unit_path text not null
  sensitivity smallint not null
  verb text not null
  before jsonb
  by_id uuid not null
  by_name text not null
  at timestamp with time zone not null
  constraint document_action_sensitivity CHECK (((sensitivity >= 0) AND (sensitivity <= 3)))
  constraint document_action_verb CHECK ((verb = ANY (ARRAY['create'::text, 'edit'::text, 'publish'::text, 'supersede'::text, 'discard'::text])))
  constraint document_action_of FOREIGN KEY (county, document_id) REFERENCES document(county, id)
  constraint document_action_pk PRIMARY KEY (county, document_id, seq)
  TRIGGER document_action_guard BEFORE DELETE OR UPDATE ON public.document_action FOR EACH ROW EXECUTE FUNCTION action_guard()
  row security
  policy rows_append permissive for insert to public with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling()))
  policy rows_read permissive for select to public using ((county = app_county()) AND (unit_path ^@ ANY (app_reads(sensitivity))) AND (sensitivity <= app_ceiling()))
  grant insert, select to xuezheng_app

table document_publication (register)
  county text not null
  document_id uuid not null
  unit_path text not null
  sensitivity smallint not null
  body jsonb not null
  digest text not null
  by_id uuid not null
  by_name text not null
  at timestamp with time zone not null
  constraint document_publication_digest CHECK ((digest ~ '^[0-9a-f]{64}$'::text))
  constraint document_publication_sensitivity CHECK (((sensitivity >= 0) AND (sensitivity <= 3)))
  constraint document_publication_of FOREIGN KEY (county, document_id) REFERENCES document(county, id)
  constraint document_publication_pk PRIMARY KEY (county, document_id)
  TRIGGER document_publication_guard BEFORE DELETE OR UPDATE ON public.document_publication FOR EACH ROW EXECUTE FUNCTION action_guard()
  row security
  policy rows_append permissive for insert to public with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling()))
  policy rows_read permissive for select to public using ((county = app_county()) AND (unit_path ^@ ANY (app_reads(sensitivity))) AND (sensitivity <= app_ceiling()))
  grant insert, select to xuezheng_app

table drawing_proposal (register)
  county text not null
  id uuid not null
  key text not null
  base integer not null
  written text not null
  lists jsonb not null
  proposed_by uuid not null
  proposed_by_name text not null
  proposed_at timestamp with time zone not null
  decided_by uuid
  decided_by_name text
  decided_at timestamp with time zone
  outcome text
  constraint drawing_proposal_base CHECK ((base >= 0))
  constraint drawing_proposal_decided CHECK ((((outcome IS NULL) = (decided_by IS NULL)) AND ((outcome IS NULL) = (decided_at IS NULL))))
  constraint drawing_proposal_outcome CHECK ((outcome = ANY (ARRAY['approved'::text, 'declined'::text])))
  constraint drawing_proposal_two_people CHECK (((outcome IS DISTINCT FROM 'approved'::text) OR (decided_by <> proposed_by)))
  constraint drawing_proposal_pk PRIMARY KEY (county, id)
  INDEX drawing_proposal_waiting ON public.drawing_proposal USING btree (county, proposed_at) WHERE (outcome IS NULL)
  row security
  policy in_county permissive for all to public using (county = app_county()) with check (county = app_county())
  grant insert, select, update to xuezheng_app

table file (register)
  county text not null
  id uuid not null
  unit_path text not null
  sensitivity smallint not null
  name text not null
  media text not null
  size integer not null
  sha256 bytea not null
  bytes bytea not null
  created_by uuid not null
  created_at timestamp with time zone not null
  used_at timestamp with time zone
  cleared_at timestamp with time zone
  register text
  constraint file_digest CHECK ((length(sha256) = 32))
  constraint file_register CHECK ((register ~ '^[a-z][a-z0-9_]{0,39}$'::text))
  constraint file_sensitivity CHECK (((sensitivity >= 0) AND (sensitivity <= 3)))
  constraint file_whole CHECK ((octet_length(bytes) =
CASE
    WHEN (cleared_at IS NULL) THEN size
    ELSE 0
END))
  constraint file_pk PRIMARY KEY (county, id)
  INDEX file_unsettled ON public.file USING btree (county, created_at) WHERE ((used_at IS NULL) AND (cleared_at IS NULL))
  TRIGGER file_clearing BEFORE UPDATE ON public.file FOR EACH ROW EXECUTE FUNCTION file_clearing()
  row security
  policy rows_append permissive for insert to public with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling()))
  policy rows_change permissive for update to public using ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling())) with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling()))
  policy rows_read permissive for select to public using ((county = app_county()) AND (unit_path ^@ ANY (app_reads(sensitivity))) AND (sensitivity <= app_ceiling()))
  grant insert, select to xuezheng_app

table indicator_definition (register)
  county text not null
  key text not null
  version integer not null
  written text not null
  drawn_by uuid not null
  drawn_by_name text not null
  approved_by uuid not null
  approved_by_name text not null
  approved_at timestamp with time zone not null
  constraint indicator_definition_key_shape CHECK ((key ~ '^[a-z][a-z0-9_]{0,39}$'::text))
  constraint indicator_definition_two_people CHECK ((approved_by <> drawn_by))
  constraint indicator_definition_version CHECK ((version >= 1))
  constraint indicator_definition_county FOREIGN KEY (county) REFERENCES county(code)
  constraint indicator_definition_pk PRIMARY KEY (county, key, version)
  row security
  policy in_county permissive for all to public using (county = app_county()) with check (county = app_county())
  grant insert, select to xuezheng_app

table indicator_proposal (register)
  county text not null
  id uuid not null
  key text not null
  base integer not null
  written text not null
  proposed_by uuid not null
  proposed_by_name text not null
  proposed_at timestamp with time zone not null
  decided_by uuid
  decided_by_name text
  decided_at timestamp with time zone
  outcome text
  constraint indicator_proposal_base CHECK ((base >= 0))
  constraint indicator_proposal_decided CHECK ((((outcome IS NULL) = (decided_by IS NULL)) AND ((outcome IS NULL) = (decided_at IS NULL))))
  constraint indicator_proposal_key_shape CHECK ((key ~ '^[a-z][a-z0-9_]{0,39}$'::text))
  constraint indicator_proposal_outcome CHECK ((outcome = ANY (ARRAY['approved'::text, 'declined'::text])))
  constraint indicator_proposal_two_people CHECK (((outcome IS DISTINCT FROM 'approved'::text) OR (decided_by <> proposed_by)))
  constraint indicator_proposal_pk PRIMARY KEY (county, id)
  INDEX indicator_proposal_waiting ON public.indicator_proposal USING btree (county, proposed_at) WHERE (outcome IS NULL)
  row security
  policy in_county permissive for all to public using (county = app_county()) with check (county = app_county())
  grant insert, select, update to xuezheng_app

table list_choice (register)
  county text not null
  account_id uuid not null
  register text not null
  body jsonb not null
  changed_at timestamp with time zone not null
  constraint list_choice_register CHECK ((register ~ '^[a-z][a-z0-9_]{0,39}$'::text))
  constraint list_choice_account FOREIGN KEY (county, account_id) REFERENCES account(county, id)
  constraint list_choice_county FOREIGN KEY (county) REFERENCES county(code)
  constraint list_choice_pk PRIMARY KEY (county, account_id, register)
  row security
  policy in_county permissive for all to public using (county = app_county()) with check (county = app_county())
  grant insert, select, update to xuezheng_app

table login_name (local)
  folded text not null
  county text not null
  account_id uuid not null
  constraint login_name_pk PRIMARY KEY (folded)
  grant delete, insert, select, update to xuezheng_app

table plan (register)
  county text not null
  id uuid not null
  unit_id uuid not null
  unit_path text not null
  sensitivity smallint not null
  title text not null
  year integer
  doc_type text not null
  version_no integer not null
  version integer not null
  counts jsonb not null
  created_by uuid not null
  created_by_name text not null
  created_at timestamp with time zone not null
  follow text
  constraint plan_doc_type CHECK ((doc_type = ANY (ARRAY['plan'::text, 'summary'::text, 'summary+plan'::text, 'other'::text])))
  constraint plan_follow CHECK ((follow = ANY (ARRAY['supervise'::text, 'reference'::text])))
  constraint plan_sensitivity CHECK (((sensitivity >= 0) AND (sensitivity <= 3)))
  constraint plan_year CHECK (((year >= 1949) AND (year <= 2149)))
  constraint plan_unit FOREIGN KEY (county, unit_id) REFERENCES unit(county, id)
  constraint plan_pk PRIMARY KEY (county, id)
  row security
  policy rows_append permissive for insert to public with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling()))
  policy rows_change permissive for update to public using ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling())) with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling()))
  policy rows_read permissive for select to public using ((county = app_county()) AND (unit_path ^@ ANY (app_reads(sensitivity))) AND (sensitivity <= app_ceiling()))
  grant insert, select, update to xuezheng_app

table plan_action (register)
  county text not null
  plan_id uuid not null
  seq integer not null
  version_no integer not null
  unit_path text not null
  sensitivity smallint not null
  item_id text not null
  decision text not null
  edit jsonb not null
  commitment_id uuid
  by_id uuid not null
  by_name text not null
  at timestamp with time zone not null
  constraint plan_action_decision CHECK ((decision = ANY (ARRAY['confirm'::text, 'dismiss'::text, 'undo'::text])))
  constraint plan_action_plan FOREIGN KEY (county, plan_id) REFERENCES plan(county, id)
  constraint plan_action_pk PRIMARY KEY (county, plan_id, seq)
  TRIGGER plan_action_guard BEFORE DELETE OR UPDATE ON public.plan_action FOR EACH ROW EXECUTE FUNCTION action_guard()
  row security
  policy rows_append permissive for insert to public with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling()))
  policy rows_read permissive for select to public using ((county = app_county()) AND (unit_path ^@ ANY (app_reads(sensitivity))) AND (sensitivity <= app_ceiling()))
  grant insert, select to xuezheng_app

table plan_version (register)
  county text not null
  plan_id uuid not null
  no integer not null
  unit_path text not null
  sensitivity smallint not null
  file_id uuid
  file_name text not null
  text text not null
  reading jsonb not null
  created_by uuid not null
  created_by_name text not null
  created_at timestamp with time zone not null
  constraint plan_version_file FOREIGN KEY (county, file_id) REFERENCES file(county, id)
  constraint plan_version_plan FOREIGN KEY (county, plan_id) REFERENCES plan(county, id)
  constraint plan_version_pk PRIMARY KEY (county, plan_id, no)
  row security
  policy rows_append permissive for insert to public with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling()))
  policy rows_read permissive for select to public using ((county = app_county()) AND (unit_path ^@ ANY (app_reads(sensitivity))) AND (sensitivity <= app_ceiling()))
  grant insert, select to xuezheng_app

table record_import (register)
  county text not null
  id uuid not null
  register text not null
  unit_id uuid not null
  unit_path text collate C not null
  reach text not null
  sensitivity smallint not null
  file_name text not null
  file_size integer not null
  file_digest bytea not null
  parts integer not null
  chosen jsonb not null
  state text not null
  stage text not null
  rows_done integer not null
  rows_known integer not null
  counts jsonb not null
  report bytea
  findings bytea
  explanations jsonb not null
  failure jsonb
  kept jsonb not null
  created_by uuid not null
  created_by_name text not null
  created_at timestamp with time zone not null
  changed_at timestamp with time zone not null
  basis bytea
  cleared_at timestamp with time zone
  constraint record_import_file_digest CHECK ((length(file_digest) = 32))
  constraint record_import_file_name CHECK (((length(file_name) >= 1) AND (length(file_name) <= 200)))
  constraint record_import_file_size CHECK ((file_size > 0))
  constraint record_import_parts CHECK (((parts >= 1) AND (parts <= 200)))
  constraint record_import_reach CHECK ((reach = ANY (ARRAY['unit'::text, 'below'::text])))
  constraint record_import_sensitivity CHECK (((sensitivity >= 0) AND (sensitivity <= 3)))
  constraint record_import_state CHECK ((state = ANY (ARRAY['receiving'::text, 'waiting'::text, 'checking'::text, 'checked'::text, 'writing'::text, 'done'::text, 'undoing'::text, 'undone'::text, 'failed'::text, 'stopping'::text, 'stopped'::text])))
  constraint record_import_county FOREIGN KEY (county) REFERENCES county(code)
  constraint record_import_unit FOREIGN KEY (county, unit_id) REFERENCES unit(county, id)
  constraint record_import_pk PRIMARY KEY (county, id)
  INDEX record_import_latest ON public.record_import USING btree (county, register, created_at DESC)
  row security
  policy rows_append permissive for insert to public with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling()))
  policy rows_change permissive for update to public using ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling())) with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling()))
  policy rows_read permissive for select to public using ((county = app_county()) AND (unit_path ^@ ANY (app_reads(sensitivity))) AND (sensitivity <= app_ceiling()))
  grant insert, select, update to xuezheng_app

table record_import_batch (register)
  county text not null
  import_id uuid not null
  no integer not null
  unit_path text collate C not null
  sensitivity smallint not null
  way text not null
  shape text not null
  rows integer not null
  lanes text[] not null
  places jsonb not null
  constraint record_import_batch_no CHECK ((no >= 1))
  constraint record_import_batch_way CHECK ((way = ANY (ARRAY['add'::text, 'change'::text, 'same'::text])))
  constraint record_import_batch_of FOREIGN KEY (county, import_id) REFERENCES record_import(county, id)
  constraint record_import_batch_pk PRIMARY KEY (county, import_id, no, way)
  row security
  policy rows_append permissive for insert to public with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling()))
  policy rows_change permissive for update to public using ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling())) with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling()))
  policy rows_read permissive for select to public using ((county = app_county()) AND (unit_path ^@ ANY (app_reads(sensitivity))) AND (sensitivity <= app_ceiling()))
  grant insert, select, update to xuezheng_app

table record_import_part (register)
  county text not null
  import_id uuid not null
  no integer not null
  unit_path text collate C not null
  sensitivity smallint not null
  size integer not null
  digest bytea not null
  sealed bytea not null
  constraint record_import_part_digest CHECK ((length(digest) = 32))
  constraint record_import_part_no CHECK ((no >= 1))
  constraint record_import_part_of FOREIGN KEY (county, import_id) REFERENCES record_import(county, id)
  constraint record_import_part_pk PRIMARY KEY (county, import_id, no)
  row security
  policy rows_append permissive for insert to public with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling()))
  policy rows_change permissive for update to public using ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling())) with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling()))
  policy rows_read permissive for select to public using ((county = app_county()) AND (unit_path ^@ ANY (app_reads(sensitivity))) AND (sensitivity <= app_ceiling()))
  grant insert, select, update to xuezheng_app

table register_definition (register)
  county text not null
  key text not null
  version integer not null
  written text not null
  body jsonb not null
  created_by uuid not null
  created_by_name text not null
  created_at timestamp with time zone not null
  constraint register_definition_key_shape CHECK ((key ~ '^[a-z][a-z0-9_]{0,39}$'::text))
  constraint register_definition_version CHECK ((version >= 1))
  constraint register_definition_county FOREIGN KEY (county) REFERENCES county(code)
  constraint register_definition_pk PRIMARY KEY (county, key, version)
  row security
  policy in_county permissive for all to public using (county = app_county()) with check (county = app_county())
  grant insert, select to xuezheng_app

table register_table (catalogue)
  name text not null
  register text not null
  drawn_by text not null
  version integer not null
  digest text not null
  parts jsonb not null
  definition jsonb not null
  changed_at timestamp with time zone not null
  constraint register_table_pk PRIMARY KEY (name)
  UNIQUE INDEX register_table_register ON public.register_table USING btree (drawn_by, register)
  grant select to xuezheng_app

table report (register)
  county text not null
  id uuid not null
  round_id uuid not null
  register text not null
  period text not null
  unit_id uuid not null
  unit_path text not null
  sensitivity smallint not null
  state text not null
  version integer not null
  submitted_by uuid
  submitted_by_name text
  submitted_at timestamp with time zone
  first_submitted_on date
  looked_at timestamp with time zone
  approved_at timestamp with time zone
  declaration text
  explanations jsonb not null
  cells jsonb not null
  records integer not null
  reopens integer not null
  last_at timestamp with time zone not null
  constraint report_declaration CHECK ((declaration = ANY (ARRAY['filled'::text, 'nothing'::text, 'same'::text])))
  constraint report_sensitivity CHECK (((sensitivity >= 0) AND (sensitivity <= 3)))
  constraint report_state CHECK ((state = ANY (ARRAY['not_started'::text, 'draft'::text, 'submitted'::text, 'returned'::text, 'resubmitted'::text, 'approved'::text, 'locked'::text, 'reopened'::text, 'excused'::text])))
  constraint report_round FOREIGN KEY (county, round_id) REFERENCES round(county, id)
  constraint report_unit FOREIGN KEY (county, unit_id) REFERENCES unit(county, id)
  constraint report_pk PRIMARY KEY (county, id)
  INDEX report_of_unit ON public.report USING btree (county, unit_id, register)
  UNIQUE INDEX report_once ON public.report USING btree (county, round_id, register, unit_id)
  row security
  policy rows_append permissive for insert to public with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling()))
  policy rows_change permissive for update to public using ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling())) with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling()))
  policy rows_read permissive for select to public using ((county = app_county()) AND (unit_path ^@ ANY (app_reads(sensitivity))) AND (sensitivity <= app_ceiling()))
  grant insert, select, update to xuezheng_app

table report_action (register)
  county text not null
  report_id uuid not null
  seq integer not null
  unit_path text not null
  sensitivity smallint not null
  verb text not null
  note text not null
  declaration text
  cells jsonb not null
  explanations jsonb not null
  by_id uuid not null
  by_name text not null
  at timestamp with time zone not null
  constraint report_action_verb CHECK ((verb = ANY (ARRAY['save'::text, 'submit'::text, 'look'::text, 'withdraw'::text, 'return'::text, 'approve'::text, 'lock'::text, 'reopen'::text, 'excuse'::text, 'release'::text, 'ask'::text])))
  constraint report_action_of FOREIGN KEY (county, report_id) REFERENCES report(county, id)
  constraint report_action_pk PRIMARY KEY (county, report_id, seq)
  TRIGGER report_action_guard BEFORE DELETE OR UPDATE ON public.report_action FOR EACH ROW EXECUTE FUNCTION report_action_guard()
  TRIGGER report_four_eyes BEFORE INSERT ON public.report_action FOR EACH ROW EXECUTE FUNCTION report_four_eyes()
  row security
  policy rows_append permissive for insert to public with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes(sensitivity))) AND (sensitivity <= app_ceiling()))
  policy rows_read permissive for select to public using ((county = app_county()) AND (unit_path ^@ ANY (app_reads(sensitivity))) AND (sensitivity <= app_ceiling()))
  grant insert, select to xuezheng_app

table role_grant (register)
  county text not null
  id uuid not null
  account_id uuid not null
  role text not null
  unit_id uuid not null
  unit_path text not null
  proposed_by uuid not null
  proposed_at timestamp with time zone not null
  authorised_by uuid
  authorised_at timestamp with time zone
  revoked_by uuid
  revoked_at timestamp with time zone
  constraint role_grant_not_own CHECK (((authorised_by IS NULL) OR (authorised_by <> account_id)))
  constraint role_grant_two_people CHECK (((authorised_by IS NULL) OR (authorised_by <> proposed_by)))
  constraint role_grant_account FOREIGN KEY (county, account_id) REFERENCES account(county, id)
  constraint role_grant_unit FOREIGN KEY (county, unit_id) REFERENCES unit(county, id)
  constraint role_grant_pk PRIMARY KEY (county, id)
  INDEX role_grant_of ON public.role_grant USING btree (county, account_id)
  UNIQUE INDEX role_grant_once ON public.role_grant USING btree (county, account_id, role, unit_id) WHERE (revoked_at IS NULL)
  row security
  policy in_county permissive for all to public using (county = app_county()) with check (county = app_county())
  grant insert, select, update to xuezheng_app

table round (register)
  county text not null
  id uuid not null
  unit_id uuid not null
  unit_path text not null
  name text not null
  basis text not null
  minutes integer not null
  opens_on date not null
  due_on date not null
  haste_reason text not null
  chosen jsonb not null
  repeats integer not null
  state text not null
  version integer not null
  created_by uuid not null
  created_by_name text not null
  created_at timestamp with time zone not null
  opened_by uuid
  opened_by_name text
  opened_at timestamp with time zone
  closed_at timestamp with time zone
  changed_by uuid
  changed_by_name text
  constraint round_dates CHECK ((due_on >= opens_on))
  constraint round_minutes CHECK (((minutes >= 1) AND (minutes <= 6000)))
  constraint round_name CHECK (((length(name) >= 1) AND (length(name) <= 80)))
  constraint round_repeats CHECK ((repeats >= 0))
  constraint round_started CHECK (((state = ANY (ARRAY['draft'::text, 'discarded'::text])) = (opened_by IS NULL)))
  constraint round_state CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'closed'::text, 'discarded'::text])))
  constraint round_two_people CHECK (((opened_by IS NULL) OR (repeats < 3) OR ((opened_by <> created_by) AND (opened_by IS DISTINCT FROM changed_by))))
  constraint round_county FOREIGN KEY (county) REFERENCES county(code)
  constraint round_unit FOREIGN KEY (county, unit_id) REFERENCES unit(county, id)
  constraint round_pk PRIMARY KEY (county, id)
  row security
  policy rows_append permissive for insert to public with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes())))
  policy rows_change permissive for update to public using ((county = app_county()) AND (unit_path ^@ ANY (app_writes()))) with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes())))
  policy rows_read permissive for select to public using (county = app_county())
  grant insert, select, update to xuezheng_app

table round_prolonging (register)
  county text not null
  round_id uuid not null
  seq integer not null
  unit_path text not null
  from_day date not null
  to_day date not null
  reason text not null
  by_id uuid not null
  by_name text not null
  at timestamp with time zone not null
  constraint round_prolonging_later CHECK ((to_day > from_day))
  constraint round_prolonging_reason CHECK (((length(reason) >= 4) AND (length(reason) <= 500)))
  constraint round_prolonging_of FOREIGN KEY (county, round_id) REFERENCES round(county, id)
  constraint round_prolonging_pk PRIMARY KEY (county, round_id, seq)
  TRIGGER round_prolonging_guard BEFORE DELETE OR UPDATE ON public.round_prolonging FOR EACH ROW EXECUTE FUNCTION action_guard()
  row security
  policy rows_append permissive for insert to public with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes())))
  policy rows_read permissive for select to public using (county = app_county())
  grant insert, select to xuezheng_app

table round_prompt (register)
  county text not null
  round_id uuid not null
  due_on date not null
  moment text not null
  unit_path text not null
  at timestamp with time zone not null
  constraint round_prompt_moment CHECK ((moment ~ '^(before-[0-9]{1,2}|after)$'::text))
  constraint round_prompt_of FOREIGN KEY (county, round_id) REFERENCES round(county, id)
  constraint round_prompt_pk PRIMARY KEY (county, round_id, due_on, moment)
  TRIGGER round_prompt_guard BEFORE DELETE OR UPDATE ON public.round_prompt FOR EACH ROW EXECUTE FUNCTION action_guard()
  row security
  policy rows_append permissive for insert to public with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes())))
  policy rows_read permissive for select to public using (county = app_county())
  grant insert, select to xuezheng_app

table round_register (register)
  county text not null
  round_id uuid not null
  unit_path text not null
  register text not null
  place smallint not null
  period text not null
  taken_out boolean not null default false
  constraint round_register_of FOREIGN KEY (county, round_id) REFERENCES round(county, id)
  constraint round_register_pk PRIMARY KEY (county, round_id, register)
  TRIGGER round_register_guard BEFORE UPDATE ON public.round_register FOR EACH ROW EXECUTE FUNCTION round_register_guard()
  row security
  policy rows_append permissive for insert to public with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes())))
  policy rows_change permissive for update to public using ((county = app_county()) AND (unit_path ^@ ANY (app_writes()))) with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes())))
  policy rows_read permissive for select to public using (county = app_county())
  grant insert, select, update to xuezheng_app

table round_reminder (register)
  county text not null
  round_id uuid not null
  unit_id uuid not null
  day date not null
  unit_path text not null
  by_id uuid not null
  by_name text not null
  at timestamp with time zone not null
  constraint round_reminder_of FOREIGN KEY (county, round_id) REFERENCES round(county, id)
  constraint round_reminder_unit FOREIGN KEY (county, unit_id) REFERENCES unit(county, id)
  constraint round_reminder_pk PRIMARY KEY (county, round_id, unit_id, day)
  row security
  policy rows_append permissive for insert to public with check ((county = app_county()) AND (unit_path ^@ ANY (app_writes())))
  policy rows_read permissive for select to public using ((county = app_county()) AND (unit_path ^@ ANY (app_reads())))
  grant insert, select to xuezheng_app

table saved_view (register)
  county text not null
  id uuid not null
  owner_id uuid not null
  owner_name text not null
  register text not null
  name text not null
  unit_path text collate C
  body jsonb not null
  created_at timestamp with time zone not null
  changed_at timestamp with time zone not null
  dropped_at timestamp with time zone
  constraint saved_view_name CHECK (((length(name) >= 1) AND (length(name) <= 40)))
  constraint saved_view_register CHECK ((register ~ '^[a-z][a-z0-9_]{0,39}$'::text))
  constraint saved_view_county FOREIGN KEY (county) REFERENCES county(code)
  constraint saved_view_owner FOREIGN KEY (county, owner_id) REFERENCES account(county, id)
  constraint saved_view_pk PRIMARY KEY (county, id)
  UNIQUE INDEX saved_view_once ON public.saved_view USING btree (county, owner_id, register, name) WHERE (dropped_at IS NULL)
  INDEX saved_view_shared ON public.saved_view USING btree (county, register, unit_path) WHERE ((unit_path IS NOT NULL) AND (dropped_at IS NULL))
  row security
  policy in_county permissive for all to public using (county = app_county()) with check (county = app_county())
  grant insert, select, update to xuezheng_app

table schema_migration
  no integer not null
  name text not null
  digest text not null
  applied_at timestamp with time zone not null default now()
  constraint schema_migration_pk PRIMARY KEY (no)

table seal_key (catalogue)
  id integer not null
  digest bytea not null
  made_at timestamp with time zone not null
  constraint seal_key_digest CHECK ((length(digest) = 32))
  constraint seal_key_pk PRIMARY KEY (id)
  grant select to xuezheng_app

table session (local)
  token_hash bytea not null
  id uuid not null
  county text not null
  account_id uuid not null
  opened_at timestamp with time zone not null
  seen_at timestamp with time zone not null
  idle_minutes integer not null
  address text not null
  agent text not null
  constraint session_token CHECK ((length(token_hash) = 32))
  constraint session_pk PRIMARY KEY (token_hash)
  constraint session_id_once UNIQUE (id)
  INDEX session_account ON public.session USING btree (county, account_id)
  grant delete, insert, select, update to xuezheng_app

table setting (register)
  county text not null
  key text not null
  value jsonb not null
  changed_by uuid not null
  changed_at timestamp with time zone not null
  constraint setting_county FOREIGN KEY (county) REFERENCES county(code)
  constraint setting_pk PRIMARY KEY (county, key)
  row security
  policy in_county permissive for all to public using (county = app_county()) with check (county = app_county())
  grant insert, select, update to xuezheng_app

table setup_token (local)
  hash bytea not null
  expires_at timestamp with time zone not null
  constraint setup_token_pk PRIMARY KEY (hash)
  grant delete, insert, select, update to xuezheng_app

table sign_in_attempt (local)
  key text not null
  failures integer not null
  last_at timestamp with time zone not null
  locked_until timestamp with time zone
  constraint sign_in_attempt_pk PRIMARY KEY (key)
  grant delete, insert, select, update to xuezheng_app

table table_place
  name text not null
  place text not null
  constraint table_place_kind CHECK ((place = ANY (ARRAY['register'::text, 'catalogue'::text, 'local'::text])))
  constraint table_place_pk PRIMARY KEY (name)
  grant select to xuezheng_app

table unit (register)
  county text not null
  id uuid not null
  parent_id uuid
  path text not null
  kind text not null
  name text not null
  code text not null
  pinyin text not null
  created_at timestamp with time zone not null
  retired_at timestamp with time zone
  constraint unit_in_county CHECK (starts_with(path, (county || '/'::text)))
  constraint unit_kind CHECK ((kind = ANY (ARRAY['bureau'::text, 'section'::text, 'district'::text, 'school'::text, 'kindergarten'::text, 'training'::text])))
  constraint unit_name CHECK (((length(name) >= 1) AND (length(name) <= 80)))
  constraint unit_path_shape CHECK ((path ~ '^([a-z0-9-]{1,24}/)+$'::text))
  constraint unit_root CHECK (((parent_id IS NULL) = (kind = 'bureau'::text)))
  constraint unit_county FOREIGN KEY (county) REFERENCES county(code)
  constraint unit_parent FOREIGN KEY (county, parent_id) REFERENCES unit(county, id)
  constraint unit_pk PRIMARY KEY (county, id)
  constraint unit_path_once UNIQUE (county, path)
  UNIQUE INDEX unit_name_once ON public.unit USING btree (county, parent_id, name) NULLS NOT DISTINCT WHERE (retired_at IS NULL)
  row security
  policy in_county permissive for all to public using (county = app_county()) with check (county = app_county())
  grant insert, select, update to xuezheng_app

table unit_succession (register)
  county text not null
  id uuid not null
  kind text not null
  effective_on date not null
  document text not null
  from_unit uuid not null
  to_unit uuid
  by_id uuid not null
  by_name text not null
  at timestamp with time zone not null
  constraint unit_succession_close CHECK (((to_unit IS NULL) = (kind = 'close'::text)))
  constraint unit_succession_document CHECK (((length(document) >= 1) AND (length(document) <= 120)))
  constraint unit_succession_kind CHECK ((kind = ANY (ARRAY['merge'::text, 'split'::text, 'close'::text])))
  constraint unit_succession_other CHECK ((to_unit <> from_unit))
  constraint unit_succession_from FOREIGN KEY (county, from_unit) REFERENCES unit(county, id)
  constraint unit_succession_to FOREIGN KEY (county, to_unit) REFERENCES unit(county, id)
  constraint unit_succession_pk PRIMARY KEY (county, id)
  INDEX unit_succession_after ON public.unit_succession USING btree (county, from_unit)
  INDEX unit_succession_before ON public.unit_succession USING btree (county, to_unit)
  TRIGGER unit_succession_guard BEFORE DELETE OR UPDATE ON public.unit_succession FOR EACH ROW EXECUTE FUNCTION action_guard()
  row security
  policy in_county permissive for all to public using (county = app_county()) with check (county = app_county())
  grant insert, select to xuezheng_app

CREATE OR REPLACE FUNCTION public.action_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'actions are append-only' using errcode = 'XZ002';
end $function$

CREATE OR REPLACE FUNCTION public.app_begin(scope jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
end $function$

CREATE OR REPLACE FUNCTION public.app_ceiling()
 RETURNS smallint
 LANGUAGE sql
 STABLE
RETURN (app_setting('app.ceiling'::text))::smallint

CREATE OR REPLACE FUNCTION public.app_county()
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN app_setting('app.county'::text)

CREATE OR REPLACE FUNCTION public.app_enter(given bytea, mark text, at timestamp with time zone, most_hours integer, scope jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
end $function$

CREATE OR REPLACE FUNCTION public.app_no_scope(name text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  raise exception 'no scope: % is not set in this transaction', name using errcode = 'XZ001';
end $function$

CREATE OR REPLACE FUNCTION public.app_paths(paths jsonb)
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN (SELECT (COALESCE(array_agg(p.value), '{}'::text[]))::text AS "coalesce" FROM jsonb_array_elements_text(app_paths.paths) p(value) WHERE (p.value <> ''::text))

CREATE OR REPLACE FUNCTION public.app_people(in_county text, account uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
AS $function$
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
end $function$

CREATE OR REPLACE FUNCTION public.app_reads()
 RETURNS text[]
 LANGUAGE sql
 STABLE
RETURN (app_setting('app.reads'::text))::text[]

CREATE OR REPLACE FUNCTION public.app_reads(level smallint)
 RETURNS text[]
 LANGUAGE sql
 STABLE
RETURN (COALESCE(NULLIF(current_setting(('app.reads_'::text || level), true), ''::text), app_setting('app.reads'::text)))::text[]

CREATE OR REPLACE FUNCTION public.app_reseals()
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN ((COALESCE(current_setting('app.reseal'::text, true), ''::text) = 'yes'::text) AND (CURRENT_USER <> 'xuezheng_app'::name))

CREATE OR REPLACE FUNCTION public.app_sees(path text, level smallint)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN ((octet_length(current_setting('app.whole'::text, true)) > level) OR ((path ^@ ANY (app_reads(level))) AND (level <= app_ceiling())))

CREATE OR REPLACE FUNCTION public.app_setting(name text)
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN COALESCE(NULLIF(current_setting(name, true), ''::text), app_no_scope(name))

CREATE OR REPLACE FUNCTION public.app_token(given bytea, at timestamp with time zone, address text)
 RETURNS jsonb
 LANGUAGE plpgsql
AS $function$
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
end $function$

CREATE OR REPLACE FUNCTION public.app_who(given bytea)
 RETURNS jsonb
 LANGUAGE plpgsql
AS $function$
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
end $function$

CREATE OR REPLACE FUNCTION public.app_writes()
 RETURNS text[]
 LANGUAGE sql
 STABLE
RETURN (app_setting('app.writes'::text))::text[]

CREATE OR REPLACE FUNCTION public.app_writes(level smallint)
 RETURNS text[]
 LANGUAGE sql
 STABLE
RETURN (COALESCE(NULLIF(current_setting(('app.writes_'::text || level), true), ''::text), app_setting('app.writes'::text)))::text[]

CREATE OR REPLACE FUNCTION public.audit_chain()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  head public.audit_head;
begin
  insert into public.audit_head as h (county, seq, hash) values (new.county, 1, '\x00')
    on conflict (county) do update set seq = h.seq + 1
    returning h.* into head;
  new.seq := head.seq;
  new.prev := head.hash;
  new.hash := public.audit_digest(new);
  update public.audit_head set hash = new.hash where county = new.county;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.audit_digest(a audit)
 RETURNS bytea
 LANGUAGE sql
 STABLE
RETURN sha256(convert_to((jsonb_build_array(encode((a).prev, 'hex'::text), (a).county, (a).seq, to_char(((a).at AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD"T"HH24:MI:SS.US'::text), (a).actor_id, (a).actor_name, (a).action, (a).object_kind, (a).object_id, (a).unit_path, (a).outcome, (a).code, (a).details, (a).address))::text, 'UTF8'::name))

CREATE OR REPLACE FUNCTION public.audit_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the audit is append-only' using errcode = 'XZ002';
end $function$

CREATE OR REPLACE FUNCTION public.commitment_four_eyes()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.verb = 'confirm' and new.by_id = (
    select a.by_id from public.commitment_action a
    where a.county = new.county and a.commitment_id = new.commitment_id and a.verb = 'claim'
    order by a.seq desc limit 1) then
    raise exception 'whoever claimed it cannot confirm it' using errcode = 'XZ003';
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.disclosure_item_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state in ('released', 'withdrawn', 'discarded')
    and (to_jsonb(new) - array['state', 'version', 'withdrawn_at', 'withdrawn_reason'] <> to_jsonb(old) - array['state', 'version', 'withdrawn_at', 'withdrawn_reason']
      or not (old.state = 'released' and new.state = 'withdrawn')) then
    raise exception 'what was released does not change' using errcode = 'XZ002';
  end if;
  if old.state in ('submitted', 'reviewed') and new.digest <> old.digest then
    raise exception 'what is under review does not change' using errcode = 'XZ002';
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.disclosure_public_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.withdrawn_on is not null or new.withdrawn_on is null
    or to_jsonb(new) - array['withdrawn_on', 'withdrawn_reason', 'body', 'bytes'] <> to_jsonb(old) - array['withdrawn_on', 'withdrawn_reason', 'body', 'bytes'] then
    raise exception 'what is public does not change; it is withdrawn' using errcode = 'XZ002';
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.document_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state <> 'draft' and (to_jsonb(new) - 'state' - 'version' <> to_jsonb(old) - 'state' - 'version' or not (old.state = 'published' and new.state = 'superseded')) then
    raise exception 'a published document does not change' using errcode = 'XZ002';
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.file_clearing()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.cleared_at is not null or (new.used_at is not null and new.cleared_at is not null) then
    raise exception 'a file is cleared once, and not while it is used' using errcode = 'XZ002';
  end if;
  if new.cleared_at is not null then
    new.bytes := '';
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.history_append()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if pg_trigger_depth() < 2 then
    raise exception 'a history is written by its register' using errcode = 'XZ002';
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.history_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$

CREATE OR REPLACE FUNCTION public.only_resealed(was jsonb, now_is jsonb)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN (NOT (EXISTS (SELECT FROM jsonb_each(only_resealed.was) old(key, value) WHERE (((only_resealed.now_is -> old.key) IS DISTINCT FROM old.value) AND (NOT ((only_resealed.was ? (old.key || '_hash'::text)) AND (old.value <> 'null'::jsonb) AND ((only_resealed.now_is -> old.key) <> 'null'::jsonb)))))))

CREATE OR REPLACE FUNCTION public.place(table_name text, kind text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  insert into public.table_place (name, place) values (table_name, kind);
end $function$

CREATE OR REPLACE FUNCTION public.report_action_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and new.sensitivity <> old.sensitivity and current_user = pg_get_userbyid((select relowner from pg_class where oid = tg_relid)) then
    if to_jsonb(new) - 'sensitivity' = to_jsonb(old) - 'sensitivity' then
      return new;
    end if;
  end if;
  raise exception 'actions are append-only' using errcode = 'XZ002';
end $function$

CREATE OR REPLACE FUNCTION public.report_four_eyes()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.verb = 'approve' and new.by_id = (
    select a.by_id from public.report_action a
    where a.county = new.county and a.report_id = new.report_id and a.verb = 'submit'
    order by a.seq desc limit 1) then
    raise exception 'whoever submitted it cannot approve it' using errcode = 'XZ003';
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.round_register_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select 1 from public.round r where r.county = old.county and r.id = old.round_id and r.state = 'draft') then
    raise exception 'what a started round asks for does not change';
  end if;
  return new;
end $function$

grant usage on schema public to xuezheng_app
xuezheng_app: may log in
