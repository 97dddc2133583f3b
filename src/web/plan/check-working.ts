import type { Check } from '../../domain/plan/reading.ts';
import { readable } from '../frame/figure.tsx';

/** The working of a check in signs alone, for screens in any language: `9.94 ÷ 11.33 = 87.7 %`. */
export function workingOf(check: Check): string {
  const figures = check.operandValues.map((value, at) => {
    const times = check.multipliers?.[at] ?? 1;
    return times === 1 ? readable(value) : `${readable(value)} × ${readable(times)}`;
  });
  const computed = readable(check.computed);
  switch (check.kind) {
    case 'sum': return `${figures.join(' + ')} = ${computed}`;
    case 'difference': return `${figures.join(' − ')} = ${computed}`;
    case 'product': return `${figures.join(' × ')} = ${computed}`;
    case 'ratio': return `${figures.join(' ÷ ')} = ${computed} %`;
    case 'growth': return `${figures[1] ?? ''} ÷ (${figures[0] ?? ''} − ${figures[1] ?? ''}) = ${computed} %`;
    case 'equal': return `${figures[0] ?? ''} = ${readable(check.stated)}`;
    case 'count': return `${(check.names ?? []).join('、')} = ${computed}`;
  }
}
