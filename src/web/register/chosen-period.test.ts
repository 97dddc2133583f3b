import { describe, expect, it } from 'vitest';
import type { RegisterView } from '../../contract/register.ts';
import { fillingAddress } from '../round/filling-address.ts';
import { chosenPeriod } from './chosen-period.ts';

const field = (key: string, type: string) => ({ key, type }) as RegisterView['fields'][number];
const yearly = { fields: [field('pupils', 'integer'), field('school_year', 'period')], unique: [['unit', 'school_year']] };

describe('the period of a list', () => {
  it('is the one a report asks for when its register is opened from it', () => {
    const { search } = fillingAddress({ register: 'class', unitId: 'u', period: '2026-2027', periodField: 'school_year' });
    expect(search).toEqual({ unit: 'u', where: "school_year = '2026-2027'" });
    expect(chosenPeriod(yearly, { where: `${search.where} and pupils >= 40` })).toBe('2026-2027');
  });

  it.each([[''], ["school_year in ('2025-2026', '2026-2027')"], ["school_year = '2025-2026' or pupils >= 40"], ['pupils >= 40']])('is none where several are shown: %s', (where) => {
    expect(chosenPeriod(yearly, { where })).toBe('');
  });

  it('is none of a register that is kept without periods', () => {
    expect(fillingAddress({ register: 'room', unitId: 'u', period: '', periodField: null }).search).toEqual({ unit: 'u' });
    expect(chosenPeriod({ ...yearly, unique: [['unit', 'pupils']] }, { where: "school_year = '2026-2027'" })).toBe('');
  });
});
