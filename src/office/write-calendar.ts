/*
 * Deadlines as an iCalendar file. The library writes and escapes the properties; what it does otherwise than RFC 5545
 * asks is put right here: it folds lines at 75 characters, where the standard counts octets and a Chinese character has
 * three; it folds by a tab, which some calendars show; it leaves a bare carriage return in a text; and it writes a
 * duration of one day as P1DT, so events have none, which for a date means that day.
 */
import { createEvents, type EventAttributes } from 'ics';

/** A day to keep in mind. `uid` stays the same from export to export, so that a calendar updates and does not double. */
export interface CalendarEvent {
  readonly uid: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly title: string;
  readonly description?: string;
}

const PRODUCT = '-//Xuezheng//Deadlines//ZH';

/** Writes all-day events. `now` stamps the export. Throws RangeError where a date is not a day: callers hold plain dates. */
export function writeCalendar(events: readonly CalendarEvent[], now: Date): string {
  const { error, value } = createEvents(events.map((event) => toAttributes(event, now)), { productId: PRODUCT, method: 'PUBLISH' });
  if (error !== null || value === null) throw new RangeError(`calendar cannot be written: ${String(error)}`);
  return foldByOctets(unfold(value));
}

/** `timestamp` is in the library's schema and missing from its types. */
type StampedAttributes = EventAttributes & { readonly timestamp: number };

function toAttributes(event: CalendarEvent, now: Date): StampedAttributes {
  const [year, month, day] = plainDate(event.date);
  return {
    uid: oneLine(event.uid),
    title: clean(event.title),
    ...(event.description === undefined ? {} : { description: clean(event.description) }),
    start: [year, month, day],
    end: [year, month, day],
    // A deadline does not occupy the day.
    transp: 'TRANSPARENT',
    timestamp: now.getTime(),
  };
}

function plainDate(text: string): [number, number, number] {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const instant = match === null ? Number.NaN : Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(instant) || !new Date(instant).toISOString().startsWith(text)) throw new RangeError(`not a day: ${text}`);
  return [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
}

/** One kind of line end, and no control characters. */
const clean = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\t\n]/gu, '');

const oneLine = (text: string): string => clean(text).replace(/\s+/g, ' ');

const unfold = (calendar: string): string => calendar.replace(/\r\n[\t ]/g, '');

const MAX_OCTETS = 75;

function foldByOctets(calendar: string): string {
  return calendar.split('\r\n').map(foldLine).join('\r\n');
}

/** Breaks before the character that would pass 75 octets; the space that marks the next line counts among them. */
function foldLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > MAX_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
