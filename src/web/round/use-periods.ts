import { useQueries } from '@tanstack/react-query';
import type { RegisterView } from '../../contract/register.ts';
import type { PeriodGrain } from '../../domain/register/definition.ts';
import { get } from '../api/client.ts';

/** How each of these registers is kept by period; those that are not are left out. */
export function usePeriods(keys: readonly string[]): ReadonlyMap<string, PeriodGrain> {
  const views = useQueries({ queries: keys.map((key) => ({ queryKey: ['register', key], queryFn: () => get<RegisterView>(`/api/registers/${key}`), staleTime: 300_000 })) });
  return new Map(views.flatMap(({ data }): [string, PeriodGrain][] => {
    const field = data?.fields.find(({ type, key }) => type === 'period' && data.unique[0]?.includes(key) === true);
    return data === undefined || field?.grain === undefined ? [] : [[data.key, field.grain as PeriodGrain]];
  }));
}
