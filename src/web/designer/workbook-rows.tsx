import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { GuessedDrawing } from '../../contract/drawing.ts';
import type { ImportView } from '../../contract/import.ts';
import type { RegisterView } from '../../contract/register.ts';
import { get, post } from '../api/client.ts';
import { useMayAt } from '../api/use-me.ts';
import { useUnits } from '../commitment/use-commitments.ts';
import { Field } from '../frame/field.tsx';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { sendImport } from '../import/send-import.ts';
import { isWorking } from '../import/use-import.ts';
import { useRegister } from '../register/use-registers.ts';
import { UnitPicker } from '../unit/unit-picker.tsx';
import { workbookWords } from './workbook-words.ts';

interface WorkbookRowsProps { readonly register: string; readonly file: File; readonly drawing: GuessedDrawing }

/** The register is in force: its rows are sent for a dry run, by the columns it was drawn from. */
export function WorkbookRows({ register, file, drawing }: WorkbookRowsProps) {
  const say = useWords(workbookWords);
  const pick = usePick();
  const { mayAt } = useMayAt();
  const navigate = useNavigate();
  const { data } = useRegister(register);
  const units = (useUnits().data ?? []).filter((unit) => !unit.retired && mayAt('import.start', unit.path));
  const [chosen, choose] = useState('');
  const column = drawing.columns.find(({ use }) => use === 'unit');
  const root = units.find(({ path }) => units.every((other) => path.length <= other.path.length));
  const unitId = column === undefined ? chosen : root?.id ?? '';
  const send = useMutation({
    mutationFn: () => sendRows(file, { register, unitId, reach: column === undefined ? 'unit' : 'below', until: 'checked' }, drawing),
    onSuccess: (id) => navigate({ href: `/registers/${register}/import?import=${id}` }),
  });
  if (data === undefined) return <LoadingState />;
  return (
    <section className="panel padded workbook" aria-label={say('done', { name: pick(data.name) })}>
      <h2>{say('done', { name: pick(data.name) })}</h2>
      <p>{drawing.rows === 0 ? say('noRows') : say('rows', { n: drawing.rows })}</p>
      {column === undefined ? (
        <Field label={say('unit')}>{(links) => <UnitPicker {...links} value={chosen} only={(one) => data.keptBy.includes(one.kind) && units.some(({ id }) => id === one.id)} onChange={choose} />}</Field>
      ) : <p className="quiet">{say('below', { heading: column.heading })}</p>}
      {send.isError && <ProblemNote error={send.error} />}
      <div className="workbook__file">
        <Button type="primary" disabled={unitId === '' || drawing.rows === 0} loading={send.isPending} onClick={() => send.mutate()}>{send.isPending ? say('sending') : say('importRows', { n: drawing.rows })}</Button>
        <Link to={`/registers/${register}`}>{say('later')}</Link>
      </div>
    </section>
  );
}

const PAUSE_MS = 500;

// The headings may not be what the fields are called any more: which column is which field is said once the file is there.
async function sendRows(file: File, place: Parameters<typeof sendImport>[1], { columns, sheet, sheets }: GuessedDrawing): Promise<string> {
  const id = await sendImport(file, place, () => undefined);
  for (let view = await get<ImportView>(`/api/imports/${id}`); isWorking(view); view = await get<ImportView>(`/api/imports/${id}`)) await new Promise((resolve) => { setTimeout(resolve, PAUSE_MS); });
  const fields = new Set((await get<RegisterView>(`/api/registers/${place.register}`)).fields.filter(({ type }) => type !== 'formula').map(({ key }) => key));
  const meant = ({ use, field }: GuessedDrawing['columns'][number]): string | null => (use === 'unit' ? 'unit' : use === 'field' && fields.has(field) ? field : null);
  await post(`/api/imports/${id}/check`, { columns: Object.fromEntries(columns.map((one) => [one.column, meant(one)])), ...(sheets.length > 1 && { sheet }) });
  return id;
}
