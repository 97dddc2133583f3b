/* A call that writes several records, as the description of the API shows it for each register. */
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import type { Schema } from './field-schema.ts';

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** An example with a worked record of the register, where it has one that is sound. */
export function bulkExample({ fields, examples }: RegisterDefinition): Schema {
  const given = examples.find(({ expect }) => expect.length === 0)?.given ?? {};
  const values = Object.fromEntries(Object.entries(given).filter(([key]) => fields.some((field) => field.key === key && field.type !== 'formula')));
  const [changed] = Object.entries(values);
  return {
    mode: 'all',
    rows: [
      { do: 'put', unitId: id(1), values },
      { do: 'change', id: id(2), version: 3, values: changed ? Object.fromEntries([changed]) : {} },
      { do: 'retire', id: id(3), version: 1, reason: '不再使用' },
    ],
  };
}
