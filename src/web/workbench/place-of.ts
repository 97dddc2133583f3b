import type { Workbench } from '../../contract/ledger.ts';

/** Where a line of the workbench leads: to look at it, or with the form of its action open. */
export interface Place {
  readonly to: string;
  readonly open: Readonly<Record<string, string>>;
  readonly act: Readonly<Record<string, string>>;
}

/** The place of a target, task, plan or grant. */
export function placeOf(kind: Workbench['mine'][number]['kind'], id: string, verb = ''): Place {
  if (kind === 'plan') return { to: `/plans/${id}`, open: {}, act: {} };
  if (kind === 'grant') return { to: '/admin/accounts', open: {}, act: {} };
  return { to: kind === 'target' ? '/targets' : '/tasks', open: { open: id }, act: verb === '' ? { open: id } : { open: id, do: verb } };
}
