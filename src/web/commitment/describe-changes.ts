import { readableMagnitude } from '../frame/figure.tsx';
import { useWords } from '../i18n/define-words.ts';
import { commitmentWords, type CommitmentWord } from './commitment-words.ts';
import { useSayProof } from '../proof/use-say-proof.ts';
import { useUnits } from './use-commitments.ts';

type Changes = Readonly<Record<string, unknown>>;

const fields: Readonly<Record<string, CommitmentWord>> = {
  leadUnitId: 'lead', assistingUnitIds: 'assisting', owner: 'owner', deadline: 'deadline', metric: 'metric', subject: 'subject', comparator: 'comparator',
  proof: 'changedProof', versionNo: 'inVersion', required: 'required', unit: 'unit', baseline: 'baseline', title: 'title', parentId: 'parentTask', milestones: 'milestones',
};

/** Says the fields that an action changed, each as one line: `责任单位：计划财务科`. */
export function useChangeWords(): (changes: Changes) => readonly string[] {
  const say = useWords(commitmentWords);
  const units = useUnits().data ?? [];
  const unitName = (id: unknown) => units.find((unit) => unit.id === id)?.name ?? String(id);
  const proofOf = useSayProof();
  const shown = (field: string, value: unknown): string => {
    if (field === 'proof') return proofOf(value);
    if (value === null || value === '') return say('emptied');
    if (field === 'leadUnitId') return unitName(value);
    if (field === 'assistingUnitIds') return (value as readonly unknown[]).map(unitName).join(say('listComma')) || say('emptied');
    if (field === 'comparator') return say(`sign_${value as 'ge'}`);
    if (field === 'milestones') return say('itemsCount', { n: (value as readonly unknown[]).length });
    if (field === 'required') return readableMagnitude(value as number | [number, number]);
    return String(value);
  };
  return (changes) => Object.entries(changes).flatMap(([field, value]) => {
    const word = fields[field];
    return word === undefined ? [] : [`${say(word)}${say('colon')}${shown(field, value)}`];
  });
}
