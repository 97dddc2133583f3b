import { Link, useParams } from '@tanstack/react-router';
import { App, Button, Progress, Select } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import type { RecordView, RegisterView } from '../../contract/register.ts';
import { useMayAt, useToday } from '../api/use-me.ts';
import { useUnits } from '../commitment/use-commitments.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { periodOf, periodsAround } from '../record/record-inputs.ts';
import { useSaveKey } from '../record/use-save-key.ts';
import { writeCondition } from '../register/conditions.ts';
import type { FieldView } from '../register/field-view.ts';
import { useShowValue } from '../register/show-value.ts';
import { periodFieldIn } from '../register/chosen-period.ts';
import { useRegister } from '../register/use-registers.ts';
import { OwedNote } from '../round/owed-note.tsx';
import { useAddress } from '../table/use-address.ts';
import { UnitPicker } from '../unit/unit-picker.tsx';
import { useExaminedRows, type ExaminedRow } from './sheet-findings.ts';
import { SheetGrid } from './sheet-grid.tsx';
import { isChanged, repeatedRows, sheetFields, type CellPlace, type CellText, type SheetRow } from './sheet-rows.ts';
import { sheetWords } from './sheet-words.ts';
import { SheetNotes } from './sheet-notes.tsx';
import { MOST_ROWS, useSheet, useSheetRecords, type Sheet } from './use-sheet.ts';
import '../table/ledger-table.css';
import './sheet.css';

/** `/registers/$key/sheet`: the records of one unit as a sheet to type and paste into. */
export function SheetPage() {
  const { key } = useParams({ strict: false }) as { readonly key: string };
  const { data, error, refetch } = useRegister(key);
  const units = useUnits();
  if (data === undefined || units.data === undefined) return error === null ? <LoadingState /> : <div className="page"><ProblemNote error={error} again={() => void refetch()} /></div>;
  return <SheetBody key={key} register={data} />;
}

function SheetBody({ register }: { readonly register: RegisterView }) {
  const say = useWords(sheetWords);
  const pick = usePick();
  const [address, change] = useAddress();
  const { mayAt } = useMayAt();
  const today = useToday();
  const keepers = (useUnits().data ?? []).filter((unit) => !unit.retired && register.keptBy.includes(unit.kind) && mayAt('record.create', unit.path));
  const unitId = keepers.find(({ id }) => id === address['unit'])?.id ?? (keepers.length === 1 ? keepers[0]?.id ?? '' : '');
  const period = periodFieldIn(register);
  const chosen = period === undefined ? '' : address['period'] ?? periodOf(period.grain, today);
  const where = period === undefined || chosen === '' ? '' : writeCondition({ kind: 'in', field: period.key, codes: [chosen] });
  const { data, error, refetch } = useSheetRecords(register.key, unitId, where);
  return (
    <div className="page sheet-page">
      <PageHeader title={say('title', { register: pick(register.name) })} above={<Link to={`/registers/${register.key}`}>{pick(register.name)}</Link>} facts={<span>{say('how')}</span>} />
      {register.workflow === 'report' && <OwedNote register={register.key} unitId={unitId} />}
      <div className="panel">
        <div className="filters no-print">
          <UnitPicker className="filters__pick" aria-label={say('unit')} value={unitId} only={(unit) => keepers.some(({ id }) => id === unit.id)} onChange={(unit) => change({ unit })} />
          {period !== undefined && <Select<string> className="filters__pick" aria-label={pick(period.name)} value={chosen} onChange={(value) => change({ period: value })} options={periodsAround(period.grain, today).map((value) => ({ value, label: value }))} showSearch />}
        </div>
        {unitId === '' && <EmptyState title={say('needUnit')} />}
        {unitId !== '' && data === undefined && error === null && <LoadingState />}
        {error !== null && <div className="padded"><ProblemNote error={error} again={() => void refetch()} /></div>}
        {unitId !== '' && data !== undefined && <Filling key={`${unitId} ${where}`} register={register} unitId={unitId} where={where} records={data} period={period === undefined ? null : { field: period.key, value: chosen }} />}
      </div>
    </div>
  );
}

interface FillingProps {
  readonly register: RegisterView;
  readonly unitId: string;
  readonly where: string;
  readonly records: readonly RecordView[];
  readonly period: { readonly field: string; readonly value: string } | null;
}

function Filling({ register, unitId, where, records, period }: FillingProps) {
  const fields = useMemo(() => sheetFields(register), [register]);
  const show = useShowValue(register);
  // The language at opening: what stands in the cells is text, and is read in either.
  const [textOf] = useState((): CellText => (field, record) => show(field, record.values[field.key], record.names));
  const [start] = useState(() => (period === null || period.value === '' ? {} : { [period.field]: period.value }));
  const sheet = useSheet({ register, fields, unitId, where, records, textOf, start });
  const examined = useExaminedRows(register, unitId, sheet.rows);
  const repeated = useMemo(() => repeatedRows(sheet.rows, register.unique), [sheet.rows, register.unique]);
  const [place, go] = useState<CellPlace | null>(null);
  const isStopped = useCallback((row: SheetRow) => examined.get(row.key)?.stopped === true || repeated.has(row.key), [examined, repeated]);
  return (
    <>
      <SheetNotes register={register} unitId={unitId} sheet={sheet} more={records.length > MOST_ROWS} />
      <SheetGrid register={register} fields={fields} rows={sheet.rows} examined={examined} repeated={repeated} onCell={sheet.set} onPaste={sheet.paste} onPlace={go} onUndo={sheet.undo} onRedo={sheet.redo} />
      <SheetBar fields={fields} sheet={sheet} examined={examined} repeated={repeated} place={place} isStopped={isStopped} />
    </>
  );
}

interface SheetBarProps {
  readonly fields: readonly FieldView[];
  readonly sheet: Sheet;
  readonly examined: ReadonlyMap<string, ExaminedRow>;
  readonly repeated: ReadonlyMap<string, { readonly first: number }>;
  readonly place: CellPlace | null;
  readonly isStopped: (row: SheetRow) => boolean;
}

/** Under the sheet: what is wrong where the cursor stands, how many rows wait, and the button that saves them. */
function SheetBar({ fields, sheet, examined, repeated, place, isStopped }: SheetBarProps) {
  const say = useWords(sheetWords);
  const pick = usePick();
  const { message } = App.useApp();
  const changed = sheet.rows.filter(isChanged);
  const ready = changed.filter((row) => !isStopped(row));
  const stopped = changed.length - ready.length;
  const save = () => {
    if (ready.length === 0 || sheet.busy !== null) return;
    void sheet.save(ready).then(({ saved, failed }) => void (failed > 0 ? message.warning(say('savedSome', { saved, failed })) : message.success(say('savedAll', { n: saved }))));
  };
  useSaveKey(save);
  const row = place === null ? undefined : sheet.rows[place.row];
  const field = place === null ? undefined : fields[place.column];
  const notes = row === undefined || field === undefined ? [] : [
    ...(examined.get(row.key)?.findings ?? []).filter((finding) => finding.field === field.key).map(pick),
    ...(repeated.has(row.key) ? [say('repeats', { n: repeated.get(row.key)?.first ?? 0 })] : []), ...(row.refusal === null ? [] : [pick(row.refusal)]),
  ];
  const next = sheet.rows.findIndex((one) => isChanged(one) && isStopped(one));
  return (
    <div className="sheet-bar no-print">
      <output className="sheet-bar__note">{notes.length > 0 && row !== undefined && field !== undefined ? <><b>{say('at', { row: (place?.row ?? 0) + 1, field: pick(field.name) })}</b>{notes.join(' ')}</> : <span className="quiet">{say('keys')}</span>}</output>
      {stopped > 0 && <button type="button" className="sheet-bar__wrong" onClick={() => focusWrong(next)}>{say('stopped', { n: stopped })}</button>}
      {sheet.busy !== null && <Progress size="small" aria-label={say('saving')} percent={Math.round((sheet.busy.done / Math.max(1, sheet.busy.all)) * 100)} className="sheet-bar__progress" />}
      <Button disabled={!sheet.canUndo || sheet.busy !== null} onClick={sheet.undo}>{say('undoPaste')}</Button>
      <Button disabled={changed.length === 0 || sheet.busy !== null} onClick={sheet.giveUp}>{say('giveUp')}</Button>
      <Button type="primary" disabled={ready.length === 0} loading={sheet.busy !== null} onClick={save}>{ready.length === 0 ? say('saveNone') : say('save', { n: ready.length })}</Button>
    </div>
  );
}

const focusWrong = (row: number): void => {
  const cells = [...document.querySelectorAll<HTMLInputElement>(`.sheet-grid input[data-row="${row}"]`)];
  (cells.find((cell) => cell.getAttribute('aria-invalid') === 'true') ?? cells[0])?.focus();
};
