import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { RegisterRow } from '../../contract/register.ts';
import type { Unit } from '../../contract/unit.ts';
import { useToday } from '../api/use-me.ts';
import { useUnits } from '../commitment/use-commitments.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { unitKinds } from '../../domain/unit/unit-kind.ts';
import { AsOfBanner, AsOfPicker } from '../register/as-of.tsx';
import { useRegisters } from '../register/use-registers.ts';
import { useAddress } from '../table/use-address.ts';
import { SchoolBlock } from './school-block.tsx';
import { SchoolFigures } from './school-figures.tsx';
import { SchoolReports } from './school-reports.tsx';
import { SchoolTrace } from './school-trace.tsx';
import { schoolWords } from './school-words.ts';
import './school.css';

// What a leader asks first; registers that a bureau added follow.
const first = ['school', 'class', 'pupil', 'teacher', 'equipment', 'room'];
const rank = (row: RegisterRow): number => { const at = first.indexOf(row.key); return at < 0 ? first.length : at; };

/** `/schools/$unitId`: all that the registers know of one unit, on one page. */
export function SchoolPage() {
  const { unitId } = useParams({ strict: false }) as { readonly unitId: string };
  const say = useWords(schoolWords);
  const units = useUnits();
  const registers = useRegisters();
  const error = units.error ?? registers.error;
  if (error !== null) return <div className="page"><ProblemNote error={error} again={() => { void units.refetch(); void registers.refetch(); }} /></div>;
  if (units.data === undefined || registers.data === undefined) return <LoadingState />;
  const unit = units.data.find(({ id }) => id === unitId);
  if (unit === undefined) return <EmptyState title={say('noUnit')} hint={say('noUnitHint')} />;
  return <School unit={unit} above={units.data.find(({ id }) => id === unit.parentId)} registers={registers.data} />;
}

function School({ unit, above, registers }: { readonly unit: Unit; readonly above: Unit | undefined; readonly registers: readonly RegisterRow[] }) {
  const say = useWords(schoolWords);
  const pick = usePick();
  const today = useToday();
  const [address, change] = useAddress();
  const asOf = address['asOf'] ?? '';
  const kept = registers.filter((row) => row.keptBy.includes(unit.kind)).sort((one, other) => rank(one) - rank(other));
  return (
    <div className="page">
      <PageHeader
        title={unit.name} above={<Link to="/registers">{say('registers')}</Link>}
        facts={<><span>{pick(unitKinds[unit.kind])}</span>{above !== undefined && <span>{above.name}</span>}<span>{say('asOfDay', { day: asOf === '' ? today : asOf })}</span>{unit.retired && <span>{say('closed')}</span>}</>}
        actions={<><AsOfPicker address={address} onChange={change} /><Button onClick={() => window.print()}>{say('print')}</Button></>}
      />
      <AsOfBanner address={address} onChange={change} />
      {kept.length === 0 && <EmptyState title={say('keepsNothing')} />}
      <SchoolFigures unit={unit} asOf={asOf} />
      <div className="school">{asOf === '' && <SchoolReports unit={unit} />}{kept.map((row) => <SchoolBlock key={row.key} row={row} unit={unit} asOf={asOf} />)}<SchoolTrace unit={unit} /></div>
    </div>
  );
}
