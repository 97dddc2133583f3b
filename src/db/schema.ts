/* The tables as Kysely sees them. The SQL in migrations/ is the truth; test/migrations compares the two. */
import type { ColumnType, JSONColumnType } from 'kysely';
import type { RoleKey } from '../domain/access/roles.ts';
import type { TokenReach } from '../domain/access/token-reach.ts';
import type { SuccessionKind } from '../domain/unit/succession.ts';
import type { UnitKind } from '../domain/unit/unit-kind.ts';
import type { BeforeClaim, CommitmentState, CommitmentVerb } from '../domain/ledger/commitment.ts';
import type { Follow } from '../domain/plan/follow.ts';
import type { DocumentState, DocumentVerb } from '../domain/report/document-state.ts';
import type { Manuscript } from '../domain/report/manuscript.ts';
import type { Publication } from '../domain/report/publication.ts';
import type { DocumentType, Reading } from '../domain/plan/reading.ts';
import type { ChosenColumns, ImportCounts, ImportFailure, ImportState } from '../domain/register/import-report.ts';
import type { BulkAnswer } from '../domain/register/bulk-answer.ts';
import type { ListChoice as ListChoiceBody, ViewBody as SavedViewBody } from '../domain/register/saved-view.ts';
import type { RegisterDefinition } from '../domain/register/definition.ts';
import type { Declaration, ReportState, ReportVerb } from '../domain/round/report-state.ts';
import type { ReturnedCell, Explanation } from '../domain/round/report-parts.ts';
import type { RoundState, UnitChoice } from '../domain/round/round.ts';

type Json<T> = ColumnType<T, string, string>;
type Instant = ColumnType<Date, Date, Date>;

export interface CountyTable { code: string; name: string; created_at: Instant }

export interface UnitTable {
  county: string; id: string; parent_id: string | null; path: string; kind: UnitKind; name: string; code: string;
  pinyin: string; created_at: Instant; retired_at: Instant | null;
}

export interface AccountTable {
  county: string; id: string; unit_id: string; login: string; name: string; created_by: string | null;
  created_at: Instant; disabled_at: Instant | null; signed_in_at: Instant | null;
}
export interface LoginNameTable { folded: string; county: string; account_id: string }
export interface CredentialTable {
  county: string; account_id: string; hash: string; must_change: boolean; expires_at: Instant | null; changed_at: Instant;
}
export interface SessionTable {
  token_hash: Buffer; id: string; county: string; account_id: string; opened_at: Instant; seen_at: Instant;
  idle_minutes: number; address: string; agent: string;
}
export interface SignInAttemptTable { key: string; failures: number; last_at: Instant; locked_until: Instant | null }
export interface SetupTokenTable { hash: Buffer; expires_at: Instant }
export interface RoleGrantTable {
  county: string; id: string; account_id: string; role: RoleKey; unit_id: string; unit_path: string;
  proposed_by: string; proposed_at: Instant; authorised_by: string | null; authorised_at: Instant | null;
  revoked_by: string | null; revoked_at: Instant | null;
}
export interface BulkCallTable { county: string; actor_id: string; key: string; digest: Buffer; reply: Json<BulkAnswer> | null; at: Instant }
export interface ApiTokenTable {
  county: string; id: string; name: string; purpose: string; unit_id: string; scopes: Json<TokenReach['scopes']>; ceiling: number;
  expires_at: Instant; proposed_by: string; proposed_at: Instant; authorised_by: string | null; authorised_at: Instant | null; revoked_by: string | null; revoked_at: Instant | null;
  suspended_at: Instant | null;
}
export interface ApiTokenSecretTable { digest: Buffer; county: string; token_id: string; minute: Instant | null; requests: number; used_at: Instant | null; used_from: string }
export interface SavedViewTable {
  county: string; id: string; owner_id: string; owner_name: string; register: string; name: string; unit_path: string | null; body: Json<SavedViewBody>; created_at: Instant; changed_at: Instant; dropped_at: Instant | null;
}
export interface ListChoiceTable { county: string; account_id: string; register: string; body: Json<ListChoiceBody>; changed_at: Instant }
export interface SettingTable { county: string; key: string; value: Json<unknown>; changed_by: string; changed_at: Instant }
export interface AuditTable {
  county: string; seq: ColumnType<string, never, never>; at: Instant; actor_id: string | null; actor_name: string; action: string;
  object_kind: string; object_id: string; unit_path: string; outcome: 'done' | 'refused'; code: string;
  details: JSONColumnType<Record<string, unknown>>; address: string;
  prev: ColumnType<Buffer, never, never>; hash: ColumnType<Buffer, never, never>;
}
export interface FileTable {
  county: string; id: string; unit_path: string; sensitivity: number; name: string; media: string; size: number;
  sha256: Buffer; bytes: Buffer; created_by: string; created_at: Instant; used_at: Instant | null; cleared_at: Instant | null; register: string | null;
}
export interface PlanTable {
  county: string; id: string; unit_id: string; unit_path: string; sensitivity: number; title: string; year: number | null;
  doc_type: DocumentType; version_no: number; version: number; counts: Json<PlanCounts>;
  created_by: string; created_by_name: string; created_at: Instant; follow: Follow | null;
}
/** What a plan's list row counts, in its current version. */
export interface PlanCounts {
  targets: number; achievements: number; context: number; tasks: number; checks: number; inconsistent: number; undecided: number;
}
/** The reading without the text, which stands beside it. */
export type StoredReading = Omit<Reading, 'text'>;
export interface PlanVersionTable {
  county: string; plan_id: string; no: number; unit_path: string; sensitivity: number; file_id: string | null; file_name: string;
  text: string; reading: Json<StoredReading>; created_by: string; created_by_name: string; created_at: Instant;
}
export interface PlanActionTable {
  county: string; plan_id: string; seq: number; version_no: number; unit_path: string; sensitivity: number; item_id: string;
  decision: 'confirm' | 'dismiss' | 'undo'; edit: Json<Record<string, unknown>>; commitment_id: string | null;
  by_id: string; by_name: string; at: Instant;
}
export interface CommitmentTable {
  county: string; id: string; kind: 'target' | 'task'; plan_id: string; version_no: number; item_id: string;
  unit_id: string; unit_path: string; sensitivity: number; deadline: string | null; body: Json<Record<string, unknown>>; version: number;
  state: CommitmentState; claimed_by: string | null; value: ColumnType<string | null, number | null, number | null>;
  basis: 'none' | 'claimed' | 'confirmed'; evidence_count: number; last_at: Instant; created_at: Instant;
  dropped_in: number | null; returned: boolean; reference: boolean;
  before_claim: Json<BeforeClaim> | null;
}
export interface CommitmentActionTable {
  county: string; commitment_id: string; seq: number; unit_path: string; sensitivity: number; verb: CommitmentVerb; note: string;
  value: ColumnType<string | null, number | null, number | null>; evidence: string[]; changes: Json<Record<string, unknown>>;
  by_id: string; by_name: string; at: Instant;
}
export interface RegisterTableTable {
  name: string; register: string; drawn_by: string; version: number; digest: string; parts: Json<Record<string, string>>; definition: Json<RegisterDefinition>; changed_at: Instant;
}
export interface RegisterDefinitionTable {
  county: string; key: string; version: number; written: string; body: Json<RegisterDefinition>; created_by: string; created_by_name: string; created_at: Instant;
}
export interface CodeListDefinitionTable {
  county: string; key: string; version: number; written: string; created_by: string; created_by_name: string; created_at: Instant;
}
export interface DrawingProposalTable {
  county: string; id: string; key: string; base: number; written: string; lists: Json<string[]>; proposed_by: string; proposed_by_name: string; proposed_at: Instant;
  decided_by: string | null; decided_by_name: string | null; decided_at: Instant | null; outcome: 'approved' | 'declined' | null;
}
export interface UnitSuccessionTable {
  county: string; id: string; kind: SuccessionKind; effective_on: string; document: string; from_unit: string; to_unit: string | null;
  by_id: string; by_name: string; at: Instant;
}
export interface DocumentTable {
  county: string; id: string; unit_id: string; unit_path: string; sensitivity: number; template: string; template_version: number; year: number; as_of: string | null; title: string;
  state: DocumentState; edition: number; supersedes: string | null; version: number; body: Json<Manuscript>; created_by: string; created_by_name: string; created_at: Instant;
  changed_by: string; changed_by_name: string; changed_at: Instant; published_by: string | null; published_by_name: string | null; published_at: Instant | null;
}
export interface DocumentActionTable {
  county: string; document_id: string; seq: number; unit_path: string; sensitivity: number; verb: DocumentVerb; before: Json<Manuscript> | null; by_id: string; by_name: string; at: Instant;
}
export interface DocumentPublicationTable {
  county: string; document_id: string; unit_path: string; sensitivity: number; body: Json<Publication>; digest: string; by_id: string; by_name: string; at: Instant;
}
export interface SealKeyTable { id: number; digest: Buffer; made_at: Instant }
export interface RoundTable {
  county: string; id: string; unit_id: string; unit_path: string; name: string; basis: string; minutes: number; opens_on: string; due_on: string;
  haste_reason: string; chosen: Json<UnitChoice>; repeats: number; state: RoundState; version: number; created_by: string; created_by_name: string;
  created_at: Instant; opened_by: string | null; opened_by_name: string | null; opened_at: Instant | null; closed_at: Instant | null;
  changed_by: string | null; changed_by_name: string | null;
}
export interface RoundRegisterTable { county: string; round_id: string; unit_path: string; register: string; place: number; period: string; taken_out: boolean }
export interface ReportTable {
  county: string; id: string; round_id: string; register: string; period: string; unit_id: string; unit_path: string; sensitivity: number;
  state: ReportState; version: number; submitted_by: string | null; submitted_by_name: string | null; submitted_at: Instant | null;
  first_submitted_on: string | null; looked_at: Instant | null; approved_at: Instant | null; declaration: Declaration | null;
  explanations: Json<readonly Explanation[]>; cells: Json<readonly ReturnedCell[]>; records: number; reopens: number; last_at: Instant;
}
export interface ReportActionTable {
  county: string; report_id: string; seq: number; unit_path: string; sensitivity: number; verb: ReportVerb; note: string; declaration: Declaration | null;
  cells: Json<readonly ReturnedCell[]>; explanations: Json<readonly Explanation[]>; by_id: string; by_name: string; at: Instant;
}
export interface RoundReminderTable {
  county: string; round_id: string; unit_id: string; day: string; unit_path: string; by_id: string; by_name: string; at: Instant;
}
export interface RoundPromptTable { county: string; round_id: string; due_on: string; moment: string; unit_path: string; at: Instant }
export interface RoundProlongingTable {
  county: string; round_id: string; seq: number; unit_path: string; from_day: string; to_day: string; reason: string; by_id: string; by_name: string; at: Instant;
}
export interface RecordImportTable {
  county: string; id: string; register: string; unit_id: string; unit_path: string; reach: 'unit' | 'below'; sensitivity: number;
  file_name: string; file_size: number; file_digest: Buffer; parts: number; chosen: Json<ChosenColumns>; state: ImportState; stage: string; rows_done: number; rows_known: number;
  counts: Json<ImportCounts>; report: Buffer | null; findings: Buffer | null; explanations: Json<Record<string, string>>; failure: Json<ImportFailure> | null; kept: Json<readonly string[]>;
  created_by: string; created_by_name: string; created_at: Instant; changed_at: Instant; basis: Buffer | null; cleared_at: Instant | null;
}
export interface RecordImportPartTable {
  county: string; import_id: string; no: number; unit_path: string; sensitivity: number; size: number; digest: Buffer; sealed: Buffer;
}
export interface RecordImportBatchTable {
  county: string; import_id: string; no: number; unit_path: string; sensitivity: number; way: 'add' | 'change' | 'same'; shape: string; rows: number;
  lanes: string[]; places: Json<readonly { readonly unitId: string; readonly period: string }[]>;
}

export interface Tables {
  county: CountyTable; unit: UnitTable; account: AccountTable; login_name: LoginNameTable; credential: CredentialTable;
  session: SessionTable; sign_in_attempt: SignInAttemptTable; setup_token: SetupTokenTable; role_grant: RoleGrantTable;
  bulk_call: BulkCallTable; api_token: ApiTokenTable; api_token_secret: ApiTokenSecretTable; saved_view: SavedViewTable; list_choice: ListChoiceTable;
  setting: SettingTable; audit: AuditTable; file: FileTable; plan: PlanTable; plan_version: PlanVersionTable;
  plan_action: PlanActionTable; commitment: CommitmentTable; commitment_action: CommitmentActionTable;
  register_table: RegisterTableTable; register_definition: RegisterDefinitionTable; code_list_definition: CodeListDefinitionTable; drawing_proposal: DrawingProposalTable; seal_key: SealKeyTable;
  round: RoundTable; round_register: RoundRegisterTable; report: ReportTable; report_action: ReportActionTable; round_reminder: RoundReminderTable; round_prolonging: RoundProlongingTable; round_prompt: RoundPromptTable;
  record_import: RecordImportTable; record_import_part: RecordImportPartTable; record_import_batch: RecordImportBatchTable;
  unit_succession: UnitSuccessionTable;
  document: DocumentTable; document_action: DocumentActionTable; document_publication: DocumentPublicationTable;
}
