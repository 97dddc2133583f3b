import { Select } from 'antd';
import type { Target } from '../../contract/ledger.ts';
import { stateNames, type CommitmentState } from '../../domain/ledger/commitment.ts';
import { commitmentWords } from '../commitment/commitment-words.ts';
import { LightChips } from '../commitment/light-chips.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { usePlans } from '../plan/plan-queries.ts';
import { SearchBox } from '../table/search-box.tsx';
import type { Address } from '../table/use-address.ts';
import { UnitPicker } from '../unit/unit-picker.tsx';
import { DROPPED, proofStands } from './filter-targets.ts';
import { targetWords } from './target-words.ts';

interface TargetFiltersProps {
  readonly targets: readonly Target[];
  readonly address: Address;
  readonly onChange: (changes: Address) => void;
}

/** Which targets to show: by light with counts, by plan, lead unit and state, by word. */
export function TargetFilters({ targets, address, onChange }: TargetFiltersProps) {
  const say = useWords(targetWords);
  return (
    <search className="filters no-print">
      <LightChips label={say('light')} lights={targets.map((target) => target.light)} value={address['light'] ?? ''} onPick={(light) => onChange({ light })} />
      <SearchBox label={say('searchLabel')} placeholder={say('search')} value={address['q'] ?? ''} onChange={(q) => onChange({ q })} />
      <StatePicker value={address['state'] ?? ''} onChange={(state) => onChange({ state })} />
      <ProofPicker value={address['proof'] ?? ''} onChange={(proof) => onChange({ proof })} />
      <UnitPicker className="filters__pick" aria-label={say('unit')} none={say('allUnits')} value={address['unit'] ?? ''} onChange={(unit) => onChange({ unit })} />
      <PlanPicker value={address['plan'] ?? ''} onChange={(plan) => onChange({ plan })} />
    </search>
  );
}

interface PickerProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function StatePicker({ value, onChange }: PickerProps) {
  const say = useWords(targetWords);
  const shared = useWords(commitmentWords);
  const pick = usePick();
  const states = Object.keys(stateNames) as CommitmentState[];
  const options = [{ value: '', label: say('allStates') }, ...states.map((state) => ({ value: state as string, label: pick(stateNames[state]) })), { value: DROPPED, label: shared('dropped') }];
  return <Select className="filters__state" aria-label={say('state')} value={value} onChange={onChange} options={options} />;
}

function ProofPicker({ value, onChange }: PickerProps) {
  const say = useWords(targetWords);
  const options = [{ value: '', label: say('allProofs') }, ...proofStands.map((stand) => ({ value: stand as string, label: say(`proof_${stand}`) }))];
  return <Select className="filters__state" aria-label={say('proof')} value={value} onChange={onChange} options={options} popupMatchSelectWidth={false} />;
}

/** Chooses one plan, or all of them. */
export function PlanPicker({ value, onChange }: PickerProps) {
  const say = useWords(targetWords);
  const { data } = usePlans();
  const options = [{ value: '', label: say('allPlans') }, ...(data ?? []).map((plan) => ({ value: plan.id, label: plan.title }))];
  return <Select className="filters__pick" aria-label={say('plan')} value={value} onChange={onChange} options={options} popupMatchSelectWidth={false} />;
}
