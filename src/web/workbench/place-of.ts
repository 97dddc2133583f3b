import type { Workbench } from '../../contract/ledger.ts';

/** Where a line of the workbench leads: to look at it, or with the form of its action open. */
export interface Place {
  readonly to: string;
  readonly open: Readonly<Record<string, string>>;
  readonly act: Readonly<Record<string, string>>;
}

/** Where the verbs of a round are done. */
const roundPlaces: Readonly<Record<string, string>> = { fill: '/reporting/mine', check: '/reporting/checks' };

/** The place of a target, task, plan, grant or round. */
export function placeOf(kind: Workbench['mine'][number]['kind'], id: string, verb = ''): Place {
  if (kind === 'plan') return { to: `/plans/${id}`, open: {}, act: {} };
  if (kind === 'grant') return { to: '/admin/accounts', open: {}, act: {} };
  if (kind === 'round') return placeOfRound(id, verb);
  return { to: kind === 'target' ? '/targets' : '/tasks', open: { open: id }, act: verb === '' ? { open: id } : { open: id, do: verb } };
}

function placeOfRound(id: string, verb: string): Place {
  const to = roundPlaces[verb];
  return to === undefined ? { to: `/reporting/rounds/${id}`, open: {}, act: {} } : { to, open: { round: id }, act: { round: id } };
}
