import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Progress } from 'antd';
import InboxOutlined from '@ant-design/icons/es/icons/InboxOutlined';
import { useRef, useState, type FormEvent } from 'react';
import type { OpenedPlan, PlanRow } from '../../contract/plan.ts';
import { Field, focusFault } from '../frame/field.tsx';
import { ProblemNote } from '../frame/states.tsx';
import { useDropped } from '../frame/use-dropped.ts';
import { useWords } from '../i18n/define-words.ts';
import { forgetPlan, idOf, sendPlan, type Upload, type UploadPlace } from './plan-queries.ts';
import { planWords } from './plan-words.ts';
import { UploadUnit, useUploadUnits } from './upload-unit.tsx';

interface UploadPanelProps {
  readonly planId?: string;
  readonly onDone: (answer: PlanRow | OpenedPlan) => void;
}

/** Takes a plan: dropped, chosen or pasted; tells how far it is, and what was wrong with the file. */
export function UploadPanel({ planId, onDone }: UploadPanelProps) {
  const [share, setShare] = useState(0);
  const [picked, pick] = useState('');
  const units = useUploadUnits();
  const unitId = picked || units.first;
  const place: UploadPlace = planId !== undefined ? { planId } : unitId === '' ? {} : { unitId };
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: (upload: Upload) => sendPlan(upload, place, setShare),
    onMutate: () => setShare(0),
    onSuccess: async (answer) => { await forgetPlan(client, idOf(answer)); onDone(answer); },
  });
  if (send.isPending) return <Progressing upload={send.variables} share={share} />;
  return (
    <div className="upload">
      {send.error !== null && <div className="upload__problem"><ProblemNote error={send.error} /></div>}
      {planId === undefined && <UploadUnit units={units} value={unitId} onChange={pick} />}
      <DropZone onFile={(file) => send.mutate({ file })} />
      <PasteForm onSend={(text) => send.mutate(text)} />
    </div>
  );
}

function Progressing({ upload, share }: { readonly upload: Upload; readonly share: number }) {
  const say = useWords(planWords);
  const name = 'file' in upload ? upload.file.name : upload.title || say('pasteText');
  const sent = share < 1 && 'file' in upload;
  return (
    <output className="upload__wait">
      <p>{say('reading', { name })}</p>
      <Progress percent={sent ? Math.round(share * 100) : 100} status="active" showInfo={false} aria-label={say('sending', { n: Math.round(share * 100) })} />
      {sent && <p className="quiet number">{say('sending', { n: Math.round(share * 100) })}</p>}
    </output>
  );
}

function DropZone({ onFile }: { readonly onFile: (file: File) => void }) {
  const say = useWords(planWords);
  const input = useRef<HTMLInputElement>(null);
  const { zone, over } = useDropped(onFile);
  return (
    <section className={over ? 'drop drop--over' : 'drop'} aria-label={say('chooseFile')} ref={zone}>
      <InboxOutlined className="drop__icon" />
      <p>{say('dropHere')} <Button type="primary" onClick={() => input.current?.click()}>{say('chooseFile')}</Button></p>
      <p className="quiet">{say('formats')}</p>
      <input
        ref={input} type="file" hidden accept=".docx,.pdf,.html,.htm,.txt,.md" aria-label={say('chooseFile')}
        onChange={(event) => { const file = event.target.files?.[0]; if (file !== undefined) onFile(file); }}
      />
    </section>
  );
}

function PasteForm({ onSend }: { readonly onSend: (upload: { title: string; text: string }) => void }) {
  const say = useWords(planWords);
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFault(event.currentTarget);
    if (text.trim() !== '') onSend({ title: title.trim(), text });
  };
  return (
    <form className="paste" onSubmit={send} noValidate>
      <h3>{say('orPaste')}</h3>
      <Field label={say('pasteTitle')} hint={say('pasteTitleHint')}>{(links) => <Input {...links} maxLength={200} value={title} onChange={(e) => setTitle(e.target.value)} />}</Field>
      <Field label={say('pasteText')} fault={tried && text.trim() === '' ? say('pasteEmpty') : undefined}>
        {(links) => <Input.TextArea {...links} rows={6} placeholder={say('pasteHint')} value={text} onChange={(e) => setText(e.target.value)} />}
      </Field>
      <Button htmlType="submit">{say('readIt')}</Button>
    </form>
  );
}
