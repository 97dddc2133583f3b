import { describe, expect, it } from 'vitest';
import { writeCalendar, type CalendarEvent } from './write-calendar.ts';

const now = new Date('2031-03-04T05:06:07Z');

const deadline: CalendarEvent = {
  uid: 'target-7@xuezheng', date: '2031-12-31',
  title: '新建公办幼儿园3所，完成竣工验收；逐项核对台账, 报送县政府督查室备案，做到账实相符、有据可查，全部资料同步归档',
  description: '依据：2031年工作要点\n负责：学前教育科\\基建科',
};

/** Reads a calendar as RFC 5545 says: unfold, split, unescape. */
function readCalendar(text: string): Record<string, string>[] {
  const events: Record<string, string>[] = [];
  for (const line of text.replaceAll(/\r\n[ \t]/g, '').split('\r\n')) {
    const [, name = '', value = ''] = /^([^:]*):(.*)$/.exec(line) ?? [];
    if (line === 'BEGIN:VEVENT') events.push({});
    const event = events.at(-1);
    if (event !== undefined) event[name] = value.replaceAll(/\\([\\;,nN])/g, (_, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped));
  }
  return events;
}

describe('a calendar of deadlines', () => {
  it('says what was meant', () => {
    const [event] = readCalendar(writeCalendar([deadline], now));
    expect(event).toMatchObject({
      UID: deadline.uid, SUMMARY: deadline.title, DESCRIPTION: deadline.description,
      'DTSTART;VALUE=DATE': '20311231', DTSTAMP: '20310304T050607Z', TRANSP: 'TRANSPARENT',
    });
    expect(event).not.toHaveProperty('DURATION');
  });

  it('folds at 75 octets, never inside a character', () => {
    const many = [...'甲é😀a'].map((character, index) => ({ ...deadline, uid: `t-${index}`, title: character.repeat(300) }));
    const text = writeCalendar([deadline, ...many], now);
    const sizes = text.split('\r\n').map((line) => Buffer.byteLength(line));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(75);
    expect(Math.max(...sizes)).toBeGreaterThan(70);
    expect(text).not.toContain('\ufffd');
    expect(readCalendar(text).map((event) => event['SUMMARY'])).toEqual([deadline, ...many].map((event) => event.title));
  });

  it('ends every line with CRLF and stands between its brackets', () => {
    const text = writeCalendar([deadline], now);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n[\s\S]*PRODID:-\/\/Xuezheng\/\/[\s\S]*END:VCALENDAR\r\n$/);
  });

  it('writes the same events the same way whenever and wherever', () => {
    expect(writeCalendar([deadline], now)).toBe(writeCalendar([{ ...deadline }], new Date(now)));
  });

  it('lets nobody write properties of their own', () => {
    const text = writeCalendar([{ uid: 'x\r\nATTENDEE:a', date: '2031-01-01', title: '甲\rATTENDEE:b\nATTENDEE:c\u2028\u0007' }], now);
    expect(text).not.toMatch(/^ATTENDEE/m);
    expect(readCalendar(text)[0]).toMatchObject({ UID: 'x ATTENDEE:a' });
  });

  it('may be empty', () => {
    expect(writeCalendar([], now)).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
  });

  it.each(['2031-02-30', '2031-13-01', '年底前', '2031-1-1', ''])('refuses %j, which is no day', (date) => {
    expect(() => writeCalendar([{ ...deadline, date }], now)).toThrow(RangeError);
  });
});
