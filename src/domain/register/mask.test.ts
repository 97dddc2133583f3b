import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textFormats } from './definition.ts';
import { maskName, maskUnread, maskValue, saidOf, seesPlainly } from './mask.ts';

describe('maskValue', () => {
  it.each([
    ['id_number', '110101199003074514', '110101************'], ['id_number', '11010119900307451X', '110101************'], ['id_number', '110101900307451', '110101*********'],
    ['phone', '13812345678', '138****5678'], ['student_number', 'G110101201503074514', 'G110101************'], ['bank_card', '6222021234567890123', '***************0123'],
    ['postcode', '310000', '******'], ['id_number', '1234', '****'], ['phone', '', ''],
  ] as const)('%s %s → %s', (format, value, masked) => {
    expect(maskValue({ type: 'text', format }, value)).toBe(masked);
  });

  it('hides text without a format, numbers, dates and names of things whole', () => {
    expect(maskValue({ type: 'text' }, '某人的住址')).toBe('***');
    expect(maskValue({ type: 'integer' }, 42)).toBe('***');
    expect(maskValue({ type: 'date' }, '2015-03-07')).toBe('***');
    expect(maskValue({ type: 'choices' }, ['a'])).toBe('***');
    expect(maskValue({ type: 'text' }, null)).toBe(null);
  });

  it('shows what is masked already as it stands', () => {
    for (const format of [...textFormats, undefined]) {
      fc.assert(fc.property(fc.string({ maxLength: 24, unit: 'grapheme' }), (text) => {
        const field = { type: 'text', ...(format === undefined ? {} : { format }) } as const;
        const once = maskValue(field, text);
        expect(maskValue(field, once), format).toBe(once);
      }));
    }
  });

  it('never shows the birth date, and always hides something of a long number', () => {
    for (const format of textFormats) {
      const masked = String(maskValue({ type: 'text', format }, '110101199003074514'));
      expect(masked, format).not.toContain('19900307');
      expect(masked, format).toMatch(/\*{3,}/);
    }
  });
});

describe('maskName', () => {
  it.each([['张三', '张*'], ['欧阳明月', '欧***'], ['𠮷田', '𠮷*'], ['李', '*'], ['', '']])('%s → %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});

describe('seesPlainly', () => {
  it('asks the ceiling, and never for what is encrypted', () => {
    expect(seesPlainly({ sensitivity: 2, encrypted: false }, 2)).toBe(true);
    expect(seesPlainly({ sensitivity: 2, encrypted: false }, 1)).toBe(false);
    expect(seesPlainly({ sensitivity: 0, encrypted: true }, 3)).toBe(false);
  });
});

describe('maskUnread', () => {
  it.each([
    ['四十七', false, '四十七'], ['2026年13月', false, '2026年13月'], ['2026-13-45', false, '2026-13-45'], ['13812345678', false, '138********'], ['110101 19900307 4514', false, '110*****************'],
    ['１１０１０１１９９００３０７４５１４', false, '110***************'], ['张文 13812345678', false, '张文 138********'], ['11010119900307451', true, '*****************'], ['不详', true, '**'],
  ] as const)('%s, masked %s → %s', (typed, masked, shown) => {
    expect(maskUnread(typed, masked)).toBe(shown);
  });
});

it('a sentence about a number that is no valid one does not print what others may not see', () => {
  expect(saidOf({ encrypted: true, sensitivity: 1 }, '110105194912310021')).toBe('*'.repeat(18));
  expect(saidOf({ encrypted: false, sensitivity: 2 }, '13800000')).toBe('*'.repeat(8));
  expect(saidOf({ encrypted: false, sensitivity: 1 }, '9135021')).toBe('9135021');
});
