import type { RegisterView } from '../../contract/register.ts';
import type { FieldView } from '../register/field-view.ts';

/** The groups of the definition, and in a last one every field they leave out. */
export function groupsOf(register: RegisterView): readonly { readonly name: { readonly zh: string; readonly en: string } | null; readonly fields: readonly FieldView[] }[] {
  const find = (key: string) => register.fields.filter((field) => field.key === key);
  const groups = register.display.groups.map((group) => ({ name: group.name, fields: group.fields.flatMap(find) }));
  const named = new Set(groups.flatMap((group) => group.fields.map(({ key }) => key)));
  const others = register.fields.filter(({ key }) => !named.has(key));
  return others.length === 0 ? groups : [...groups, { name: null, fields: others }];
}
