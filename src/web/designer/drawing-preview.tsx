import { useState } from 'react';
import type { RecordView, RegisterView } from '../../contract/register.ts';
import { useToday } from '../api/use-me.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { FormFields } from '../record/form-groups.tsx';
import type { FormState } from '../record/form-state.ts';
import type { Inputs } from '../record/record-draft.ts';
import { blankInputs } from '../record/record-inputs.ts';
import { useLiveForm } from '../record/use-record-form.ts';
import { fieldOf, isFigure } from '../register/field-view.ts';
import { useShowValue } from '../register/show-value.ts';
import { everything, useRecords } from '../register/use-registers.ts';
import { designerWords } from './designer-words.ts';
import '../record/record-form.css';

/** How the drawing looks to those who keep it: the form, and the list with its first rows. */
export function DrawingPreview({ view, held }: { readonly view: RegisterView | null; readonly held: number }) {
  const say = useWords(designerWords);
  const [last, keep] = useState<RegisterView | null>(null);
  // While something is wrong the last sound form stays.
  if (view !== null && view !== last) keep(view);
  const shown = view ?? last;
  return (
    <section className="designer__right panel" aria-label={say('preview')}>
      <h2>{say('preview')}</h2>
      {shown === null ? <p className="quiet">{say('previewNone')}</p> : <Preview key={shapeOf(shown)} view={shown} held={held > 0} />}
    </section>
  );
}

const shapeOf = (view: RegisterView): string => view.fields.map(({ key, type }) => `${key}:${type}`).join();

function Preview({ view, held }: { readonly view: RegisterView; readonly held: boolean }) {
  const say = useWords(designerWords);
  const today = useToday();
  const [inputs, type] = useState<Inputs>(() => blankInputs(view, today));
  const live = useLiveForm(view, '', inputs, null);
  const [touched, touch] = useState<ReadonlySet<string>>(new Set());
  const state: FormState = {
    unitId: '', inputs, before: null, dirty: false, fromDraft: false, outdated: false, setUnit: () => undefined, replace: () => undefined, giveUp: () => undefined, saved: () => undefined,
    set: (key, input) => { type((now) => ({ ...now, [key]: input })); touch((now) => new Set([...now, key])); },
  };
  return (
    <>
      <p className="quiet">{say('previewNote')}</p>
      <h3>{say('previewForm')}</h3>
      <div className="form designer__form"><FormFields register={view} id="preview" state={state} values={live.values} findings={live.findings.filter(({ field }) => touched.has(field))} explained={{}} asked={false} onExplain={() => undefined} /></div>
      <h3>{say('previewTable')}</h3>
      {held ? <HeldRows view={view} sample={live.values} /> : <PreviewTable view={view} rows={[]} sample={live.values} />}
    </>
  );
}

function HeldRows({ view, sample }: { readonly view: RegisterView; readonly sample: Readonly<Record<string, unknown>> }) {
  const { data } = useRecords(view.key, { ...everything, sort: '', fields: [] });
  return <PreviewTable view={view} rows={data?.pages[0]?.records.slice(0, 3) ?? []} sample={sample} />;
}

function PreviewTable({ view, rows, sample }: { readonly view: RegisterView; readonly rows: readonly RecordView[]; readonly sample: Readonly<Record<string, unknown>> }) {
  const say = useWords(designerWords);
  const pick = usePick();
  const show = useShowValue(view);
  const columns = view.display.columns.map((key) => ({ key, field: fieldOf(view, key) }));
  const cell = (field: ReturnType<typeof fieldOf>, values: Readonly<Record<string, unknown>>, names: RecordView['names']) => (field === undefined ? '' : show(field, values[field.key] as RecordView['values'][string], names));
  return (
    <div className="designer__table" {...{ role: 'region', tabIndex: 0, 'aria-label': say('previewTable') }}>
      <table className="ledger-plain">
        <thead><tr>{columns.map(({ key, field }) => <th key={key} className={field !== undefined && isFigure(field) ? 'ledger__figure' : undefined}>{field === undefined ? say('theRow') : pick(field.name)}{field?.measure !== undefined && <span className="ledger__measure">{pick(field.measure)}</span>}</th>)}</tr></thead>
        <tbody>
          {rows.map((row) => <tr key={row.id}>{columns.map(({ key, field }) => <td key={key} className={field !== undefined && isFigure(field) ? 'ledger__figure' : undefined}>{field === undefined ? row.unitName : cell(field, row.values, row.names)}</td>)}</tr>)}
          <tr className="designer__sample" aria-label={say('sampleRow')}>{columns.map(({ key, field }) => <td key={key} className={field !== undefined && isFigure(field) ? 'ledger__figure' : undefined}>{cell(field, sample, {}) || '—'}</td>)}</tr>
        </tbody>
      </table>
    </div>
  );
}
