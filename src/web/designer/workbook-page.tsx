import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import InboxOutlined from '@ant-design/icons/es/icons/InboxOutlined';
import { useRef, useState } from 'react';
import type { GuessedDrawing } from '../../contract/drawing.ts';
import { uploadFile } from '../api/client.ts';
import { Field } from '../frame/field.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useDropped } from '../frame/use-dropped.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { Designer } from './designer.tsx';
import { workbookWords } from './workbook-words.ts';
import { WorkbookRows } from './workbook-rows.tsx';
import '../import/import.css';
import './designer.css';

interface Asked { readonly file: File; readonly sheet?: string }
interface Guessed extends Asked { readonly drawing: GuessedDrawing }
type Guess = UseMutationResult<Guessed, Error, Asked>;

/** `/designer/new/workbook`: a register begun from a workbook, then its rows. Nothing is written before its author says so. */
export function WorkbookPage() {
  const say = useWords(workbookWords);
  const [saved, keep] = useState<string | null>(null);
  const guess: Guess = useMutation({
    mutationFn: async ({ file, sheet }: Asked) => ({ file, drawing: await uploadFile<GuessedDrawing>('/api/drawings/guess', file, sheet === undefined ? {} : { sheet }) }),
  });
  return (
    <div className="page designer-page">
      <PageHeader title={say('title')} above={<Link to="/designer">{say('designer')}</Link>} facts={<span>{say('how')}</span>} />
      {saved !== null && guess.data !== undefined && <WorkbookRows register={saved} file={guess.data.file} drawing={guess.data.drawing} />}
      {saved === null && <Steps guess={guess} onSaved={keep} />}
    </div>
  );
}

function Steps({ guess, onSaved }: { readonly guess: Guess; readonly onSaved: (key: string) => void }) {
  const { data, error, isPending } = guess;
  const say = useWords(workbookWords);
  const [waits, wait] = useState(false);
  if (waits) return <section className="panel padded"><p>{say('waits')}</p><Link to="/designer">{say('designer')}</Link></section>;
  return (
    <>
      {error !== null && <ProblemNote error={error} />}
      {isPending && <LoadingState />}
      {!isPending && data === undefined && <Drop onFile={(file) => guess.mutate({ file })} />}
      {!isPending && data !== undefined && (
        <>
          <ReadSheet guessed={data} onAsk={guess.mutate} onAnother={guess.reset} />
          <Designer
            key={`${data.file.name}.${data.drawing.sheet}`} id={`workbook.${data.file.name}.${data.file.size}.${data.drawing.sheet}`} drawing={null}
            start={{ written: data.drawing.written, lists: data.drawing.lists }} columns={data.drawing.columns} onSent={(key) => { if (key === null) wait(true); else onSaved(key); }}
          />
        </>
      )}
    </>
  );
}

function Drop({ onFile }: { readonly onFile: (file: File) => void }) {
  const say = useWords(workbookWords);
  const input = useRef<HTMLInputElement>(null);
  const { zone, over } = useDropped(onFile);
  return (
    <section className={over ? 'drop drop--over' : 'drop'} aria-label={say('choose')} ref={zone}>
      <InboxOutlined className="drop__icon" />
      <p>{say('drop')} <Button type="primary" onClick={() => input.current?.click()}>{say('choose')}</Button></p>
      <p className="quiet">{say('formats')}</p>
      <input ref={input} type="file" hidden accept=".xlsx,.csv" aria-label={say('choose')} onChange={(event) => { const file = event.target.files?.[0]; if (file !== undefined) onFile(file); }} />
    </section>
  );
}

function ReadSheet({ guessed: { file, drawing }, onAsk, onAnother }: { readonly guessed: Guessed; readonly onAsk: (asked: Asked) => void; readonly onAnother: () => void }) {
  const say = useWords(workbookWords);
  const pick = usePick();
  const left = drawing.columns.filter(({ use }) => use === 'none').map(({ letter, heading }) => `${letter} ${heading}`.trim());
  const unit = drawing.columns.find(({ use }) => use === 'unit');
  return (
    <section className="panel padded workbook" aria-label={file.name}>
      <div className="workbook__file">
        <p><strong>{file.name}</strong> <span className="quiet">{say('read', { rows: drawing.rows, columns: drawing.columns.length, row: drawing.headingRow })}</span></p>
        {drawing.sheets.length > 1 && <Field label={say('sheet')}>{(links) => <Select<string> {...links} value={drawing.sheet} onChange={(sheet) => onAsk({ file, sheet })} options={drawing.sheets.map((value) => ({ value, label: value }))} />}</Field>}
        <Button size="small" onClick={onAnother}>{say('another')}</Button>
      </div>
      <ul className="workbook__notes">
        {unit !== undefined && <li>{say('unitColumn', { heading: unit.heading })}</li>}
        {left.length > 0 && <li>{say('leftOut', { columns: left.slice(0, 8).join('、'), n: left.length })}</li>}
        {drawing.notes.map((note) => <li key={note.zh}>{pick(note)}</li>)}
      </ul>
    </section>
  );
}
