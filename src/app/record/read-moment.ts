import type { Context } from '../use-case.ts';

/** The moment that is asked about; null for now and for what is yet to come. A day is asked as it ended in China. */
export function readMoment({ now }: Pick<Context, 'now'>, asOf: string | undefined): Date | null {
  if (asOf === undefined) return null;
  const moment = new Date(asOf.length === 10 ? `${asOf}T23:59:59.999+08:00` : asOf);
  return moment >= now ? null : moment;
}
