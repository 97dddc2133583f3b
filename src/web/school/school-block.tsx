import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RecordPageView, RecordTotals, RecordView, RegisterRow, RegisterView } from '../../contract/register.ts';
import type { Unit } from '../../contract/unit.ts';
import { get, withQuery } from '../api/client.ts';
import { useToday } from '../api/use-me.ts';
import { clockDay } from '../frame/clock-time.ts';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { periodOf } from '../record/record-inputs.ts';
import { writeCondition } from '../register/conditions.ts';
import { isFigure, isSummed, type FieldView } from '../register/field-view.ts';
import { groupDigits, useShowValue } from '../register/show-value.ts';
import { useRegister, useTotals } from '../register/use-registers.ts';
import { schoolWords } from './school-words.ts';

interface BlockProps {
  readonly row: RegisterRow;
  readonly unit: Unit;
  readonly asOf: string;
}

/** What one register knows of a unit: its one record, its latest yearly one, or how many rows with their sums. */
export function SchoolBlock({ row, unit, asOf }: BlockProps) {
  const pick = usePick();
  const { data, error, refetch } = useRegister(row.key);
  return (
    <section className="panel block" aria-labelledby={`block-${row.key}`}>
      <h2 id={`block-${row.key}`}>{pick(row.name)}</h2>
      {data === undefined && (error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />)}
      {data !== undefined && (isSingle(data) ? <OneRecord register={data} unit={unit} asOf={asOf} /> : <ManyRecords register={data} unit={unit} asOf={asOf} />)}
    </section>
  );
}

const periodIn = (register: RegisterView): FieldView | undefined => register.fields.find(({ key, type }) => type === 'period' && register.unique.some((keys) => keys.includes(key)));

/** A unit has one record of it, or one a year. */
const isSingle = (register: RegisterView): boolean => register.unique.some((keys) => keys.includes('unit') && keys.every((key) => key === 'unit' || key === periodIn(register)?.key));

interface KnownBlock {
  readonly register: RegisterView;
  readonly unit: Unit;
  readonly asOf: string;
}

function useLatest({ register, unit, asOf }: KnownBlock, sort: string, where = '') {
  return useQuery({
    queryKey: ['records', register.key, 'latest', unit.id, asOf, sort, where],
    queryFn: ({ signal }) => get<RecordPageView>(withQuery(`/api/registers/${register.key}/records`, { unit: unit.id, asOf, sort, where, limit: 1 }), signal),
  });
}

function OneRecord(known: KnownBlock) {
  const { register, asOf } = known;
  const say = useWords(schoolWords);
  const period = periodIn(register);
  const { data, error, refetch } = useLatest(known, period === undefined ? '-since' : `-${period.key}`);
  if (data === undefined) return error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />;
  const [record] = data.records;
  if (record === undefined) return <p className="block__none">{say('nothing')}</p>;
  const keys = [...new Set([...register.display.columns, ...register.fields.map(({ key }) => key)])];
  const fields = keys.flatMap((key) => register.fields.filter((field) => field.key === key && hasValue(record, key)));
  return (
    <>
      <dl className="block__facts">{fields.map((field) => <Fact key={field.key} register={register} record={record} field={field} />)}</dl>
      <Missing register={register} record={record} />
      <Foot known={known} since={record.since} by={record.byName} to={`/registers/${register.key}/records/${record.id}${asOf === '' ? '' : `?asOf=${asOf}`}`} open={say('openRecord')} />
    </>
  );
}

const hasValue = (record: RecordView, key: string): boolean => { const held = record.values[key]; return held !== undefined && held !== null && held !== ''; };

// What the definition has room for and nobody has said; what must be there stands first.
function Missing({ register, record }: { readonly register: RegisterView; readonly record: RecordView }) {
  const say = useWords(schoolWords);
  const pick = usePick();
  const blank = register.fields.filter((field) => field.type !== 'formula' && !record.masked.includes(field.key) && !hasValue(record, field.key)).sort((one, other) => Number(other.required) - Number(one.required));
  if (blank.length === 0) return null;
  return <p className="block__missing">{say('missing')}{blank.map((field) => (field.required ? <strong key={field.key}>{pick(field.name)}</strong> : <span key={field.key}>{pick(field.name)}</span>))}</p>;
}

function Fact({ register, record, field }: { readonly register: RegisterView; readonly record: RecordView; readonly field: FieldView }) {
  const show = useShowValue(register);
  const pick = usePick();
  return <div><dt>{pick(field.name)}</dt><dd className={isFigure(field) ? 'figure' : undefined}>{show(field, record.values[field.key], record.names)}{field.measure !== undefined && <span className="figure__unit">{pick(field.measure)}</span>}</dd></div>;
}

// Choices of two say little; more than three breakdowns are no summary.
const BREAKDOWNS = 3;
const breakdownsOf = (register: RegisterView): readonly FieldView[] => register.fields.filter((field) => field.list !== undefined && field.type !== 'choices' && !field.masked && !field.encrypted && (register.codeLists.find(({ key }) => key === field.list)?.items.length ?? 0) > 2)
  .sort((one, other) => Number(other.type === 'formula') - Number(one.type === 'formula')).slice(0, BREAKDOWNS);

function ManyRecords(known: KnownBlock) {
  const { register, unit, asOf } = known;
  const say = useWords(schoolWords);
  const pick = usePick();
  const today = useToday();
  const period = periodIn(register);
  const now = period === undefined ? '' : periodOf(period.grain, asOf === '' ? today : asOf);
  const where = period === undefined ? '' : writeCondition({ kind: 'in', field: period.key, codes: [now] });
  const sums = register.fields.filter(isSummed);
  const { data, error, refetch } = useTotals(register.key, { where, unit: unit.id, asOf }, { sums: sums.map(({ key }) => key) });
  const latest = useLatest(known, '-since', where).data?.records[0];
  const list = (more = '') => `/registers/${register.key}?${new URLSearchParams({ unit: unit.id, ...(where === '' && more === '' ? {} : { where: [where, more].filter((part) => part !== '').join(' and ') }), ...(asOf === '' ? {} : { asOf }) })}`;
  if (data === undefined) return error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />;
  return (
    <>
      {period !== undefined && <p className="block__period">{pick(period.name)} {now}</p>}
      <dl className="block__figures">
        <Big name={say('count')} text={groupDigits(String(data.whole.count))} measure={say('rows')} to={list()} />
        {data.whole.count > 0 && sums.map((field) => <Big key={field.key} name={pick(field.name)} text={groupDigits(data.whole.sums[field.key] ?? '0')} measure={field.measure === undefined ? '' : pick(field.measure)} to={list()} />)}
      </dl>
      {data.whole.count > 0 && breakdownsOf(register).map((field) => <Breakdown key={field.key} register={register} field={field} filter={{ where, unit: unit.id, asOf }} linkOf={list} />)}
      {latest !== undefined && <Foot known={known} since={latest.since} by={latest.byName} to={list()} open={say('openList')} />}
    </>
  );
}

function Big({ name, text, measure, to }: { readonly name: string; readonly text: string; readonly measure: string; readonly to: string }) {
  return <div><dt>{name}</dt><dd><Link className="block__figure" to={to}>{text}</Link><span className="figure__unit">{measure}</span></dd></div>;
}

interface BreakdownProps {
  readonly register: RegisterView;
  readonly field: FieldView;
  readonly filter: { readonly where: string; readonly unit: string; readonly asOf: string };
  readonly linkOf: (condition: string) => string;
}

function Breakdown({ register, field, filter, linkOf }: BreakdownProps) {
  const pick = usePick();
  const show = useShowValue(register);
  const { data } = useTotals(register.key, filter, { by: [field.key] });
  const items = register.codeLists.find(({ key }) => key === field.list)?.items ?? [];
  const order = (group: RecordTotals['groups'][number]) => items.findIndex(({ code }) => code === group.by[field.key]);
  const groups = (data?.groups ?? []).filter((group) => order(group) >= 0).sort((one, other) => order(one) - order(other));
  // All in one says no more than the count.
  if (groups.length === 0 || (groups.length === 1 && field.type !== 'formula')) return null;
  return (
    <p className="block__parts">
      <span className="quiet">{pick(field.name)}</span>
      {groups.map((group) => {
        const code = String(group.by[field.key]);
        return <span key={code} className={`block__part block__part--${field.list ?? ''}-${code}`}>{show(field, code, {})} <Link to={linkOf(writeCondition({ kind: 'in', field: field.key, codes: [code] }))}>{groupDigits(String(group.count))}</Link></span>;
      })}
    </p>
  );
}

function Foot({ known: { register }, since, by, to, open }: { readonly known: KnownBlock; readonly since: string; readonly by: string; readonly to: string; readonly open: string }) {
  const say = useWords(schoolWords);
  const pick = usePick();
  return (
    <p className="block__foot">
      <span>{say('changedOn', { day: clockDay(since), who: by })}</span><span>{say('source', { source: register.source })}</span>
      <Link className="no-print" to={to} aria-label={`${pick(register.name)} ${open}`}>{open}</Link>
    </p>
  );
}
