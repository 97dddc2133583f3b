import { describe, expect, it } from 'vitest';
import { inMemoryFigures, type SourcedFigure } from './figure-source.ts';
import { withTargets, type LinkedTarget } from './with-targets.ts';

const figure = (unit: string, target: string | null = null): SourcedFigure => ({ value: '1', unit, decimals: 0, better: 'more', previous: null, target });
const source = inMemoryFigures({ 'spent@county@2025': figure('元'), 'share@county@2025-2026': figure('%'), 'share@county:primary@2025-2026': figure('%'), 'teachers@syxx@2025-12-31': figure('人'), 'own@county@2025': figure('人', '5') });
const targetOf = (indicator: string, at: string, targets: readonly LinkedTarget[], scope = 'county') => withTargets(source, targets).find({ indicator, scope, at })?.target;
const linked = (indicator: string, required: LinkedTarget['required'], unit: string, scope = 'county'): LinkedTarget => ({ indicator, scope, required, unit });

describe('a target that is linked to an indicator', () => {
  it('is known in the unit of the figure, exactly', () => {
    expect(targetOf('spent', '2025', [linked('spent', 8200.5, '万元')])).toBe('82005000');
    expect(targetOf('spent', '2025', [linked('spent', 1.1, '亿元')])).toBe('110000000');
    expect(targetOf('share', '2025-2026', [linked('share', 96.5, '%')])).toBe('96.5');
    expect(targetOf('teachers', '2025-12-31', [linked('teachers', 30, '名', 'syxx')], 'syxx')).toBe('30');
  });

  it('is none of a year before the document', () => {
    const known = withTargets(source, [linked('spent', 1, '元'), linked('share', 1, '%')], '2026');
    expect(known.find({ indicator: 'spent', scope: 'county', at: '2025' })?.target).toBeNull();
    expect(withTargets(source, [linked('share', 1, '%')], '2025').find({ indicator: 'share', scope: 'county', at: '2025-2026' })?.target).toBe('1');
  });

  it('stays blank for another scope, another measure, a range, or where two differ', () => {
    expect(targetOf('share', '2025-2026', [linked('share', 96.5, '%')], 'county:primary')).toBeNull();
    expect(targetOf('spent', '2025', [linked('spent', 82, '人')])).toBeNull();
    expect(targetOf('share', '2025-2026', [linked('share', [90, 95], '%')])).toBeNull();
    expect(targetOf('share', '2025-2026', [linked('share', 90, '%'), linked('share', 95, '%')])).toBeNull();
    expect(targetOf('share', '2025-2026', [linked('share', 95, '%'), linked('share', 95, '%')])).toBe('95');
    expect(targetOf('own', '2025', [linked('own', 9, '人')])).toBe('5');
    expect(targetOf('none', '2025', [linked('none', 9, '人')])).toBeUndefined();
  });
});
