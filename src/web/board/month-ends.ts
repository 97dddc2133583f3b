/* Ends of months before a day: the stops of the as-of slider and the points of a figure over time. */
import { endOfMonth } from '../../domain/values/plain-date.ts';

/** The last `count` ends of months that lie before this day, oldest first. */
export function monthEnds(today: string, count: number): readonly string[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return Array.from({ length: count }, (_, at) => {
    const back = year * 12 + (month - 1) - (count - at);
    return endOfMonth(Math.floor(back / 12), (back % 12) + 1);
  });
}
