import { useMayAt } from '../api/use-me.ts';
import { useUnits } from '../commitment/use-commitments.ts';

/** Whether a person sees the records of one unit only: no list needs to tell units apart for him. */
export function useOneUnit(): boolean {
  const { mayAt } = useMayAt();
  const { data } = useUnits();
  return data !== undefined && data.filter((unit) => mayAt('record.list', unit.path)).length === 1;
}
