const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});

/** An instant as the bureau's clock shows it: `2026-03-01 09:30`, Shanghai time whatever the machine's zone. */
export function clockTime(instant: string): string {
  const found = Object.fromEntries(parts.formatToParts(new Date(instant)).map((part) => [part.type, part.value]));
  return `${found['year']}-${found['month']}-${found['day']} ${found['hour']}:${found['minute']}`;
}

/** The day of an instant in Shanghai: `2026-03-01`. */
export const clockDay = (instant: string): string => clockTime(instant).slice(0, 10);

/** The last day before an instant that ends one: a token ends with this day. */
export const lastDayBefore = (instant: string): string => clockDay(new Date(Date.parse(instant) - 1).toISOString());
