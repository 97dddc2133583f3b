import { Link } from '@tanstack/react-router';
import type { RecordView, RegisterView } from '../../contract/register.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { writeCondition } from '../register/conditions.ts';
import { groupDigits } from '../register/show-value.ts';
import { useTotals } from '../register/use-registers.ts';
import { recordWords } from './record-words.ts';

interface PointingProps {
  readonly register: RegisterView;
  readonly record: RecordView;
  readonly asOf: string;
}

/** Records of other registers that point at this one, each register with how many: a class leads to its pupils. */
export function PointingRecords({ register, record, asOf }: PointingProps) {
  const say = useWords(recordWords);
  const known = register.pointedBy.filter(() => identity(register, record) !== null);
  if (known.length === 0) return null;
  return (
    <p className="record__pointing"><span className="quiet">{say('pointing')}</span>{known.map((one) => <Pointing key={`${one.register} ${one.field}`} register={register} record={record} asOf={asOf} from={one} />)}</p>
  );
}

// What tells a record from the others of its unit, asked through the field that points at it; null where a part is blank.
function identity(register: RegisterView, record: RecordView): readonly (readonly [string, string])[] | null {
  const keys = (register.unique[0] ?? []).filter((key) => key !== 'unit');
  const held = keys.map((key): [string, string] => [key, String(record.values[key] ?? '')]);
  return keys.length === 0 || held.some(([key, value]) => value === '' || record.masked.includes(key)) ? null : held;
}

function Pointing({ register, record, asOf, from }: PointingProps & { readonly from: RegisterView['pointedBy'][number] }) {
  const pick = usePick();
  const numeric = new Set(register.fields.filter(({ type, result }) => ['integer', 'decimal', 'money'].includes(type === 'formula' ? result ?? '' : type)).map(({ key }) => key));
  const where = (identity(register, record) ?? []).map(([key, value]) => (numeric.has(key) ? `${from.field}.${key} = ${value}` : writeCondition({ kind: 'in', field: `${from.field}.${key}`, codes: [value] }))).join(' and ');
  const { data } = useTotals(from.register, { where, unit: record.unitId, asOf });
  const address = `/registers/${from.register}?${new URLSearchParams({ where, unit: record.unitId, ...(asOf === '' ? {} : { asOf }) })}`;
  return <Link to={address}>{pick(from.name)}{data !== undefined && ` ${groupDigits(String(data.whole.count))}`}</Link>;
}
