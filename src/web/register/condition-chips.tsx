import CloseOutlined from '@ant-design/icons/es/icons/CloseOutlined';
import type { RegisterView } from '../../contract/register.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import type { Condition, ReadConditions } from './conditions.ts';
import { fieldOf } from './field-view.ts';
import { registerWords } from './register-words.ts';
import { useShowValue } from './show-value.ts';

interface ConditionChipsProps {
  readonly register: RegisterView;
  readonly read: ReadConditions;
  /** Fields whose filter shows its own value. */
  readonly shownElsewhere: ReadonlySet<string>;
  readonly onRemove: (field: string) => void;
  readonly onRemoveRest: () => void;
}

/** The conditions that stand nowhere else, in words; each can be taken away. */
export function ConditionChips({ register, read, shownElsewhere, onRemove, onRemoveRest }: ConditionChipsProps) {
  const say = useWords(registerWords);
  const words = useConditionWords(register);
  const chips = read.chips.filter((chip) => !shownElsewhere.has(chip.field));
  if (chips.length === 0 && read.rest === '') return null;
  return (
    <ul className="conditions" aria-label={say('conditions')}>
      {chips.map((chip) => <Chip key={`${chip.field} ${chip.kind}`} text={words(chip)} onRemove={() => onRemove(chip.field)} />)}
      {read.rest !== '' && <Chip text={read.rest} onRemove={onRemoveRest} />}
    </ul>
  );
}

function Chip({ text, onRemove }: { readonly text: string; readonly onRemove: () => void }) {
  const say = useWords(registerWords);
  return <li className="conditions__one">{text}<button type="button" className="conditions__off no-print" aria-label={say('removeCondition', { text })} onClick={onRemove}><CloseOutlined aria-hidden /></button></li>;
}

/** Says a condition in words: `学生数 56 至 70`. */
function useConditionWords(register: RegisterView): (condition: Condition) => string {
  const say = useWords(registerWords);
  const pick = usePick();
  const show = useShowValue(register);
  return (condition) => {
    const field = fieldOf(register, condition.field);
    const name = field === undefined ? condition.field : pick(field.name);
    switch (condition.kind) {
      case 'in': return say('isOneOf', { name, values: condition.codes.map((code) => (field === undefined ? code : show(field, code, {}))).join(say('comma')) });
      case 'contains': return say('holds', { name, text: condition.text });
      case 'blank': return say(condition.blank ? 'isBlank' : 'isFilled', { name });
      case 'range': {
        const [from, to] = [condition.from, condition.to].map((bound) => bound.replaceAll("'", ''));
        if (from === '' || from === undefined) return say('atMost', { name, to: to ?? '' });
        return to === '' || to === undefined ? say('atLeast', { name, from }) : say('isBetween', { name, from, to });
      }
    }
  };
}
