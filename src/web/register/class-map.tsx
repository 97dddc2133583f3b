import { Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useMemo } from 'react';
import type { RegisterView } from '../../contract/register.ts';
import { withQuery } from '../api/client.ts';
import { useMay, useToday } from '../api/use-me.ts';
import { useUnits } from '../commitment/use-commitments.ts';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { periodOf, periodsAround } from '../record/record-inputs.ts';
import type { Address } from '../table/use-address.ts';
import { UnitPicker } from '../unit/unit-picker.tsx';
import { writeCondition } from './conditions.ts';
import { fieldOf, type FieldView } from './field-view.ts';
import { addCells, heatRows, largeIn, meanSize, shareOf, worstBand, type HeatCell, type HeatRow } from './heat-cells.ts';
import { registerWords } from './register-words.ts';
import { useOneUnit } from './use-one-unit.ts';
import { useTotals } from './use-registers.ts';

const KEYS = { grade: 'grade', band: 'band', pupils: 'pupils', year: 'school_year' } as const;

/** Whether a register can be looked at as a map of class sizes: it has grades, pupils and a size band. */
export const hasClassMap = (register: RegisterView): boolean => Object.values(KEYS).every((key) => fieldOf(register, key) !== undefined);

interface ClassMapProps {
  readonly register: RegisterView;
  readonly address: Address;
  readonly onChange: (changes: Address) => void;
}

/** Class sizes by school and grade of one school year: the mean, and in words and colour how many classes are too large. */
export function ClassMap({ register, address, onChange }: ClassMapProps) {
  const say = useWords(registerWords);
  const pick = usePick();
  const today = useToday();
  const oneUnit = useOneUnit();
  const units = useUnits().data;
  const year = address['period'] ?? periodOf('school_year', address['asOf'] ?? today);
  const where = writeCondition({ kind: 'in', field: KEYS.year, codes: [year] });
  const { data, error, refetch } = useTotals(register.key, { where, unit: address['unit'] ?? '', asOf: address['asOf'] ?? '' }, { by: ['unit', KEYS.grade, KEYS.band], sums: [KEYS.pupils] });
  const order = useMemo(() => (units ?? []).map(({ id }) => id), [units]);
  const rows = useMemo(() => (data === undefined ? undefined : heatRows(data, KEYS, order)), [data, order]);
  return (
    <>
      <div className="filters no-print">
        <Select<string> className="filters__pick" aria-label={pick(fieldOf(register, KEYS.year)?.name ?? { zh: '', en: '' })} value={year} onChange={(period) => onChange({ period })} options={periodsAround('school_year', today).map((value) => ({ value, label: value }))} showSearch />
        {!oneUnit && <UnitPicker className="filters__pick" aria-label={say('unit')} none={say('allUnits')} value={address['unit'] ?? ''} onChange={(unit) => onChange({ unit })} />}
        <Legend register={register} />
        <ExportMap registerKey={register.key} query={{ where, unit: address['unit'] ?? '', asOf: address['asOf'] ?? '' }} />
      </div>
      {rows === undefined && error === null && <LoadingState />}
      {rows === undefined && error !== null && <div className="padded"><ProblemNote error={error} again={() => void refetch()} /></div>}
      {rows?.length === 0 && <EmptyState title={say('noClasses', { year })} />}
      {rows !== undefined && rows.length > 0 && <Map register={register} rows={rows} linkOf={(unit, grade, band) => linkOf(register.key, address, where, { unit: unit === '' ? address['unit'] ?? '' : unit, grade, band })} />}
      {data?.more === true && <p className="padded side-panel__stop">{say('mapCut')}</p>}
    </>
  );
}

interface Place { readonly unit: string; readonly grade: string; readonly band: readonly string[] }

function linkOf(key: string, address: Address, where: string, { unit, grade, band }: Place): string {
  const all = [where, ...(grade === '' ? [] : [writeCondition({ kind: 'in', field: KEYS.grade, codes: [grade] })]), ...(band.length === 0 ? [] : [writeCondition({ kind: 'in', field: KEYS.band, codes: band })])].join(' and ');
  return `/registers/${key}?${new URLSearchParams({ where: all, ...(unit === '' ? {} : { unit }), ...(address['asOf'] === undefined ? {} : { asOf: address['asOf'] }) })}`;
}

const itemsOf = (register: RegisterView, field: FieldView | undefined) => register.codeLists.find(({ key }) => key === field?.list)?.items ?? [];

function Legend({ register }: { readonly register: RegisterView }) {
  const say = useWords(registerWords);
  const pick = usePick();
  return (
    <ul className="heat-legend" aria-label={say('legend')}>
      {itemsOf(register, fieldOf(register, KEYS.band)).map((item) => <li key={item.code}><span className={`heat-swatch heat-cell--${item.code}`} aria-hidden="true" />{pick(item.name)}</li>)}
      <li className="quiet">{say('legendMean')}</li>
    </ul>
  );
}

// With the rights of the reader, as of the day that is shown.
function ExportMap({ registerKey, query }: { readonly registerKey: string; readonly query: Readonly<Record<string, string>> }) {
  const say = useWords(registerWords);
  const may = useMay();
  if (!may('record.tabulate')) return null;
  return <Button href={withQuery(`/api/registers/${registerKey}/table.xlsx`, { ...query, rows: 'unit', columns: KEYS.grade, split: KEYS.band, sums: KEYS.pupils })} download>{say('exportMap')}</Button>;
}

type LinkOf = (unit: string, grade: string, band: readonly string[]) => string;

function Map({ register, rows, linkOf: addressOf }: { readonly register: RegisterView; readonly rows: readonly HeatRow[]; readonly linkOf: LinkOf }) {
  const say = useWords(registerWords);
  const pick = usePick();
  const grades = itemsOf(register, fieldOf(register, KEYS.grade)).filter((item) => rows.some((row) => row.cells[item.code] !== undefined));
  return (
    <section className="heat-roll" aria-label={say('classMap')} tabIndex={-1}>
      <table className="heat" aria-label={say('classMap')}>
        <thead><tr><th scope="col">{say('unit')}</th><th scope="col">{say('sum')}</th>{grades.map((grade) => <th key={grade.code} scope="col">{pick(grade.name)}</th>)}</tr></thead>
        {rows.length > 1 && (
          <tbody className="heat__sums">
            <tr>
              <th scope="row">{say('sum')}</th>
              <td><Sum cell={addCells(rows.flatMap((row) => Object.values(row.cells)))} to={(band) => addressOf('', '', band)} /></td>
              {grades.map((grade) => <td key={grade.code}><Sum cell={addCells(rows.flatMap((row) => row.cells[grade.code] ?? []))} to={(band) => addressOf('', grade.code, band)} /></td>)}
            </tr>
          </tbody>
        )}
        <tbody>
          {rows.map((row) => (
            <tr key={row.unitId}>
              <th scope="row"><Link to={`/schools/${row.unitId}`}>{row.name}</Link></th>
              <td><Sum cell={addCells(Object.values(row.cells))} to={(band) => addressOf(row.unitId, '', band)} /></td>
              {grades.map((grade) => <td key={grade.code}>{row.cells[grade.code] !== undefined && <Cell register={register} cell={row.cells[grade.code] as HeatCell} to={addressOf(row.unitId, grade.code, [])} title={`${row.name} ${pick(grade.name)}`} />}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A sum: mean size, classes, and how many are large (the super large among them) with their share. */
function Sum({ cell, to }: { readonly cell: HeatCell; readonly to: (band: readonly string[]) => string }) {
  const say = useWords(registerWords);
  const [large, most] = [largeIn(cell), cell.bands['super'] ?? 0];
  return (
    <span className="heat-sum">
      <Link to={to([])}><span className="heat-cell__mean">{meanSize(cell)}</span> <span className="heat-cell__word">{say('classCount', { n: cell.classes })}</span></Link>
      {large > 0 && <Link className="heat-sum__large" to={to(['large', 'super'])}>{say('largeOf', { n: large, share: shareOf(large, cell) })}</Link>}
      {most > 0 && <Link className="heat-sum__super" to={to(['super'])}>{say('superOf', { n: most })}</Link>}
    </span>
  );
}

const LOUD = new Set(['large', 'super']);

function Cell({ register, cell, to, title }: { readonly register: RegisterView; readonly cell: HeatCell; readonly to: string; readonly title: string }) {
  const say = useWords(registerWords);
  const pick = usePick();
  const bands = itemsOf(register, fieldOf(register, KEYS.band));
  const worst = worstBand(cell, bands.map(({ code }) => code));
  const said = bands.filter(({ code }) => (cell.bands[code] ?? 0) > 0).map((item) => say('bandCount', { band: pick(item.name), n: cell.bands[item.code] ?? 0 })).join(say('comma'));
  const name = pick(bands.find(({ code }) => code === worst)?.name ?? { zh: '', en: '' });
  return (
    <Link to={to} className={`heat-cell heat-cell--${worst === '' ? 'none' : worst}`} title={`${title} · ${say('classesOf', { n: cell.classes, pupils: cell.pupils })} ${said}`}>
      <span className="heat-cell__mean">{meanSize(cell)}</span>
      {LOUD.has(worst) ? <span className="heat-cell__word">{say('bandCount', { band: name, n: cell.bands[worst] ?? 0 })}</span> : <span className="heat-cell__word">{say('classCount', { n: cell.classes })}</span>}
      <span className="only-read">{title} {said}</span>
    </Link>
  );
}
