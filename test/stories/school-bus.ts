/* A register a bureau might draw: its school buses, with a code list of its own. */

/** The fuels a bus runs on. */
export const fuelList = `key: bus_fuel
name: 校车燃料
items:
  - { code: diesel, name: 柴油 }
  - { code: electric, name: 纯电动 }
`;

/** Buses with a choice, a formula and a check. */
export const schoolBus = `# 校车：每辆一行。
key: school_bus
name: 校车
kept_by: [school, kindergarten]
workflow: plain
source: 校车安全管理条例
answers: 安全科
fields:
  plate: { name: 车牌号, type: text, max: 10, required: true }
  fuel: { name: 燃料, type: choice, list: bus_fuel, required: true }
  seats: { name: 座位数, type: integer, min: 7, max: 80, required: true }
  pupils: { name: 乘车学生数, type: integer, min: 0, max: 200, required: true }
  load: { name: 满载率, type: formula, result: percent, formula: pupils / seats }
unique: [[plate]]
checks:
  - { key: no_overload, strength: logic, must: pupils <= seats, say: 任何情况下都不得超载, marks: [pupils] }
display:
  title: "{plate}"
  columns: [unit, plate, fuel, seats, pupils, load]
  sort: [plate]
`;

/** The same with one more field. */
export const withField = (line: string, text = schoolBus): string => text.replace('unique:', `${line}\nunique:`);
