import { actions } from '../../domain/access/actions.ts';
import { roles } from '../../domain/access/roles.ts';
import { verbNames } from '../../domain/ledger/commitment.ts';
import { unitKinds } from '../../domain/unit/unit-kind.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { auditWords } from './audit-words.ts';

const names = new Map<string, keyof typeof auditWords.zh>(Object.entries({
  version: 'detailVersion', figures: 'detailFigures', carried: 'detailCarried', decided: 'detailDecided', targets: 'detailTargets', tasks: 'detailTasks',
  deadlines: 'detailDeadlines', form: 'detailForm', role: 'detailRole', verb: 'detailVerb', from: 'detailFrom', to: 'detailTo', kind: 'detailKind',
  action: 'detailAction', actor: 'detailActor', outcome: 'detailOutcome', before: 'detailBefore', nearDays: 'detailNearDays', behindPoints: 'detailBehindPoints',
} as const));

interface Pair { readonly zh: string; readonly en: string }

/** The words of a value that is a key of one of our tables. */
export function pairOf(name: string, value: unknown): Pair | undefined {
  if (name === 'role') return entryOf<Pair>(roles, value);
  if (name === 'verb') return entryOf<Pair>(verbNames, value);
  if (name === 'kind') return entryOf<Pair>(unitKinds, value);
  return name === 'action' ? entryOf<Pair>(actions, value) : undefined;
}

const entryOf = <T>(table: Readonly<Record<string, T>>, key: unknown): T | undefined => new Map(Object.entries(table)).get(String(key));

/** Says one detail of a row: its name and its value, in words where there are words for them. */
export function useDetailText(): (name: string, value: unknown) => readonly [name: string, value: string] {
  const say = useWords(auditWords);
  const pick = usePick();
  return (name, value) => {
    const word = names.get(name);
    const title = word === undefined ? name : say(word);
    const pair = pairOf(name, value);
    if (pair !== undefined) return [title, pick(pair)];
    if (name === 'outcome' && (value === 'done' || value === 'refused')) return [title, say(value)];
    return [title, typeof value === 'string' ? value : JSON.stringify(value)];
  };
}
