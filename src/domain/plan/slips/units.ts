/* One list, one unit: 省级1.2亿元、市级3000万元 makes its reader convert, and 小学40所、初中20个 stumble. */
import type { Term } from '../checks/term.ts';
import { asPrinted, before, slipAt, type Slip } from './slip.ts';

const SCHOOL = /(?:小学|初中|高中|中学|幼儿园|学校|中职|职校)$/u;
/** The mark between members and the name of the next, and nothing else. */
const JOINT = /^、[^,，。:：(（]*$/u;

/** The first member of every list that leaves the unit of its list. */
export const findUnits = (terms: readonly Term[]): readonly Slip[] => {
  let told: Term | undefined;
  return terms.flatMap((term) => {
    const last = before(terms, term);
    if (!JOINT.test(term.lead)) { told = undefined; return []; }
    if (last === undefined || told !== undefined || !differs(last, term)) return [];
    told = term;
    return [slip(last, term)];
  });
};

function differs(last: Term, term: Term): boolean {
  if (last.family !== term.family || last.quantity.unit === term.quantity.unit || last.quantity.per !== undefined || term.quantity.per !== undefined) return false;
  if (term.family === '元') return last.quantity.unit.endsWith('元') && term.quantity.unit.endsWith('元');
  return term.family === '所' && SCHOOL.test(last.clause) && SCHOOL.test(term.clause) && /^[所个处座]$/u.test(last.quantity.unit) && /^[所个处座]$/u.test(term.quantity.unit);
}

const slip = (last: Term, term: Term): Slip => slipAt(term, { kind: 'units', severity: 'note', computed: '', say: {
  zh: `同一列举中“${asPrinted(last)}”与“${asPrinted(term)}”的单位不同，建议统一`, en: `“${asPrinted(last)}” and “${asPrinted(term)}” stand in one list with different units. Use one`,
} });
