/* One row in every register of two counties, so that row security has something to hide. A new register needs a row here. */
import type { Client } from 'pg';

/** The two counties. */
export const counties = ['east', 'west'] as const;

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Ids that rows of one county share. */
export const ids = {
  unit: uuid(1), account: uuid(2), colleague: uuid(3), grant: uuid(4), file: uuid(5), plan: uuid(6), commitment: uuid(7), succession: uuid(8), round: uuid(61), report: uuid(62), document: uuid(81),
};

// In the order of their references. $1 is the county; the rest stands in the text, which holds nothing from outside.
const rows: Readonly<Record<string, string>> = {
  unit: `insert into unit (county, id, parent_id, path, kind, name, code, pinyin, created_at)
    values ($1, '${ids.unit}', null, $1 || '/', 'bureau', '教育局', $1, 'jyj', now())`,
  account: `insert into account (county, id, unit_id, login, name, created_at)
    values ($1, '${ids.account}', '${ids.unit}', 'one', '甲', now()), ($1, '${ids.colleague}', '${ids.unit}', 'two', '乙', now())`,
  role_grant: `insert into role_grant (county, id, account_id, role, unit_id, unit_path, proposed_by, proposed_at)
    values ($1, '${ids.grant}', '${ids.account}', 'office', '${ids.unit}', $1 || '/', '${ids.colleague}', now())`,
  api_token: `insert into api_token (county, id, name, purpose, unit_id, scopes, ceiling, expires_at, proposed_by, proposed_at)
    values ($1, '${ids.grant}', '平台', '同步', '${ids.unit}', '{}', 1, now() + interval '1 day', '${ids.account}', now())`,
  saved_view: `insert into saved_view (county, id, owner_id, owner_name, register, name, unit_path, body, created_at, changed_at)
    values ($1, '${ids.grant}', '${ids.account}', '甲', 'class', '大班额', null, '{}', now(), now())`,
  list_choice: `insert into list_choice (county, account_id, register, body, changed_at) values ($1, '${ids.account}', 'class', '{}', now())`,
  setting: `insert into setting (county, key, value, changed_by, changed_at) values ($1, 'lights', '{}', '${ids.account}', now())`,
  record_import: `insert into record_import (county, id, register, unit_id, unit_path, reach, sensitivity, file_name, file_size, file_digest, parts, chosen, state, stage, rows_done, rows_known,
      counts, explanations, kept, created_by, created_by_name, created_at, changed_at)
    values ($1, '${ids.file}', 'pupil', '${ids.unit}', $1 || '/', 'unit', 1, 'a.csv', 1, sha256('a'), 1, '{}', 'checked', '', 0, 0, '{}', '{}', '[]', '${ids.account}', '甲', now(), now())`,
  record_import_part: `insert into record_import_part (county, import_id, no, unit_path, sensitivity, size, digest, sealed)
    values ($1, '${ids.file}', 1, $1 || '/', 1, 1, sha256('a'), 'a')`,
  record_import_batch: `insert into record_import_batch (county, import_id, no, unit_path, sensitivity, way, shape, rows, lanes, places)
    values ($1, '${ids.file}', 1, $1 || '/', 1, 'add', 'id', 1, '{}', '[]')`,
  register_definition: `insert into register_definition (county, key, version, written, body, created_by, created_by_name, created_at)
    values ($1, 'garden', 1, 'key: garden', '{}', '${ids.account}', '甲', now())`,
  code_list_definition: `insert into code_list_definition (county, key, version, written, created_by, created_by_name, created_at)
    values ($1, 'flower', 1, 'key: flower', '${ids.account}', '甲', now())`,
  drawing_proposal: `insert into drawing_proposal (county, id, key, base, written, lists, proposed_by, proposed_by_name, proposed_at)
    values ($1, '${uuid(8)}', 'garden', 0, 'key: garden', '[]', '${ids.account}', '甲', now())`,
  unit_succession: `insert into unit_succession (county, id, kind, effective_on, document, from_unit, to_unit, by_id, by_name, at)
    values ($1, '${ids.succession}', 'close', '2026-03-02', '某教〔2026〕1号', '${ids.unit}', null, '${ids.account}', '甲', now())`,
  audit: `insert into audit (county, at, actor_id, actor_name, action, object_kind, object_id, unit_path, outcome, code, details, address)
    select $1, now(), '${ids.account}', '甲', 'plan.open', 'plan', n::text, $1 || '/', 'done', '', '{}', '127.0.0.1' from generate_series(1, 3) n`,
  file: `insert into file (county, id, unit_path, sensitivity, name, media, size, sha256, bytes, created_by, created_at)
    values ($1, '${ids.file}', $1 || '/', 1, 'a.txt', 'text/plain', 1, sha256('a'), 'a', '${ids.account}', now())`,
  plan: `insert into plan (county, id, unit_id, unit_path, sensitivity, title, year, doc_type, version_no, version, counts, created_by, created_by_name, created_at)
    values ($1, '${ids.plan}', '${ids.unit}', $1 || '/', 1, '工作要点', 2026, 'plan', 1, 0, '{}', '${ids.account}', '甲', now())`,
  plan_version: `insert into plan_version (county, plan_id, no, unit_path, sensitivity, file_id, file_name, text, reading, created_by, created_by_name, created_at)
    values ($1, '${ids.plan}', 1, $1 || '/', 1, '${ids.file}', 'a.txt', '正文', '{}', '${ids.account}', '甲', now())`,
  plan_action: `insert into plan_action (county, plan_id, seq, version_no, unit_path, sensitivity, item_id, decision, edit, by_id, by_name, at)
    values ($1, '${ids.plan}', 1, 1, $1 || '/', 1, 'q1', 'confirm', '{}', '${ids.account}', '甲', now())`,
  commitment: `insert into commitment (county, id, kind, plan_id, version_no, item_id, unit_id, unit_path, sensitivity, body, version, state, basis, evidence_count, last_at, created_at)
    values ($1, '${ids.commitment}', 'target', '${ids.plan}', 1, 'q1', '${ids.unit}', $1 || '/', 1, '{}', 1, 'open', 'none', 0, now(), now())`,
  commitment_action: `insert into commitment_action (county, commitment_id, seq, unit_path, sensitivity, verb, note, evidence, changes, by_id, by_name, at)
    values ($1, '${ids.commitment}', 1, $1 || '/', 1, 'create', '', '{}', '{}', '${ids.account}', '甲', now())`,
  document: `insert into document (county, id, unit_id, unit_path, sensitivity, template, template_version, year, title, state, edition, version, body, created_by, created_by_name, created_at, changed_by, changed_by_name, changed_at)
    values ($1, '${ids.document}', '${ids.unit}', $1 || '/', 1, 'yearly_summary', 1, 2025, '总结', 'draft', 1, 1, '{}', '${ids.account}', '甲', now(), '${ids.account}', '甲', now())`,
  document_action: `insert into document_action (county, document_id, seq, unit_path, sensitivity, verb, by_id, by_name, at) values ($1, '${ids.document}', 1, $1 || '/', 1, 'create', '${ids.account}', '甲', now())`,
  document_publication: `insert into document_publication (county, document_id, unit_path, sensitivity, body, digest, by_id, by_name, at)
    values ($1, '${ids.document}', $1 || '/', 1, '{}', repeat('a', 64), '${ids.colleague}', '乙', now())`,
  round: `insert into round (county, id, unit_id, unit_path, name, basis, minutes, opens_on, due_on, haste_reason, chosen, repeats, state, version, created_by, created_by_name, created_at)
    values ($1, '${ids.round}', '${ids.unit}', $1 || '/', '统计', '', 30, '2026-03-02', '2026-03-20', '', '{}', 0, 'draft', 1, '${ids.account}', '甲', now())`,
  round_register: `insert into round_register (county, round_id, unit_path, register, place, period) values ($1, '${ids.round}', $1 || '/', 'class', 0, '2026-2027')`,
  report: `insert into report (county, id, round_id, register, period, unit_id, unit_path, sensitivity, state, version, explanations, cells, records, reopens, last_at)
    values ($1, '${ids.report}', '${ids.round}', 'class', '2026-2027', '${ids.unit}', $1 || '/', 1, 'draft', 1, '[]', '[]', 0, 0, now())`,
  report_action: `insert into report_action (county, report_id, seq, unit_path, sensitivity, verb, note, cells, explanations, by_id, by_name, at)
    values ($1, '${ids.report}', 1, $1 || '/', 1, 'save', '', '[]', '[]', '${ids.account}', '甲', now())`,
  round_prolonging: `insert into round_prolonging (county, round_id, seq, unit_path, from_day, to_day, reason, by_id, by_name, at)
    values ($1, '${ids.round}', 1, $1 || '/', '2026-03-20', '2026-03-27', '停电两天', '${ids.account}', '甲', now())`,
  round_prompt: `insert into round_prompt (county, round_id, due_on, moment, unit_path, at) values ($1, '${ids.round}', '2026-03-20', 'before-2', $1 || '/', now())`,
  round_reminder: `insert into round_reminder (county, round_id, unit_id, day, unit_path, by_id, by_name, at)
    values ($1, '${ids.round}', '${ids.unit}', '2026-03-02', $1 || '/', '${ids.account}', '甲', now())`,
};

/** Fills every register of both counties, as the owner. audit_head fills itself. */
export async function insertSampleRows(owner: Client): Promise<void> {
  for (const county of counties) {
    await owner.query('insert into county (code, name, created_at) values ($1, $1, now())', [county]);
    for (const [table, text] of Object.entries(rows)) {
      await owner.query(text, [county]).catch((failure: unknown) => { throw new Error(`the sample row of ${table} does not fit its table: ${String(failure)}`); });
    }
  }
}
