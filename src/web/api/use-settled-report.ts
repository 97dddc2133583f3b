import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { post } from './client.ts';

const PAUSE_MS = 400;

/** What the server says of something that is being written. */
export interface SettledReport<Report> {
  readonly report: Report | undefined;
  /** It speaks of what was typed last. */
  readonly current: boolean;
  readonly error: Error | null;
}

/** Asks the server at this address about a draft once typing rests; until then the last answer stands. `name` is what its answers are kept under. */
export function useSettledReport<Report>(name: string, path: string, draft: object): SettledReport<Report> {
  const asked = JSON.stringify(draft);
  const [settled, settle] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => settle(asked), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [asked]);
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: [name, settled], placeholderData: keepPreviousData, gcTime: 60_000, retry: false, queryFn: () => post<Report>(path, JSON.parse(settled)),
  });
  return { report: data, error, current: data !== undefined && !isPlaceholderData && settled === asked };
}
