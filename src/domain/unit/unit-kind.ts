/* The levels of the unit tree: county bureau → section or school district → school. */

/** A level of the tree. */
export type UnitKind = 'bureau' | 'section' | 'district' | 'school' | 'kindergarten' | 'training';

/** Every kind of unit: its names, and what it may stand under. */
export const unitKinds: Record<UnitKind, { readonly zh: string; readonly en: string; readonly under: readonly UnitKind[] }> = {
  bureau: { zh: '教育局', en: 'Education bureau', under: [] },
  section: { zh: '科室', en: 'Section', under: ['bureau'] },
  district: { zh: '学区', en: 'School district', under: ['bureau'] },
  school: { zh: '学校', en: 'School', under: ['bureau', 'district'] },
  kindergarten: { zh: '幼儿园', en: 'Kindergarten', under: ['bureau', 'district'] },
  training: { zh: '培训机构', en: 'Training body', under: ['bureau', 'district'] },
};

/** Whether a unit of this kind may stand under one of that kind. */
export function canStandUnder(kind: UnitKind, parent: UnitKind): boolean {
  return unitKinds[kind].under.includes(parent);
}
