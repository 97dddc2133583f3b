/* A register a county drew whose records name files: what is used, and what is emptied, is tried on it. */

/** The register as it is written; its key is `drill`, its files stand in `plan`. */
export const drillRegister = `key: drill
name: 应急演练
kept_by: [school]
workflow: plain
fields:
  held_on: { name: 演练日期, type: date, required: true }
  plan: { name: 演练方案, type: file }
unique: [[unit, held_on]]
display: { title: "{held_on}" }
`;
