import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { FileRef } from '../../contract/common.ts';
import type { RecordView, RegisterView } from '../../contract/register.ts';
import { uploadFile } from '../api/client.ts';
import type { FieldLinks } from '../frame/field.tsx';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import type { FieldView } from '../register/field-view.ts';
import { FileLink } from './file-link.tsx';
import { formWords } from './form-words.ts';
import type { Inputs } from './record-draft.ts';

interface FileInputProps {
  readonly register: RegisterView;
  readonly field: FieldView;
  readonly inputs: Inputs;
  readonly unitId: string;
  readonly before: RecordView | null;
  readonly links: FieldLinks;
  readonly onChange: (id: string) => void;
}

/** A file of a record: sent at once and looked through like evidence; its name and size stand where it was chosen. */
export function FileInput({ register, field, inputs, unitId, before, links, onChange }: FileInputProps) {
  const say = useWords(formWords);
  const chooser = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState(0);
  const [sent, setSent] = useState<Readonly<Record<string, FileRef>>>({});
  const send = useMutation({
    mutationFn: (file: File) => uploadFile<FileRef>('/api/files', file, { register: register.key, field: field.key, unitId }, setShare),
    onMutate: () => setShare(0), onSuccess: (file) => { setSent((now) => ({ ...now, [file.id]: file })); onChange(file.id); },
  });
  const held = String(inputs[field.key] ?? '');
  const file = sent[held] ?? before?.files?.[held];
  return (
    <div className="form__file">
      <input ref={chooser} type="file" hidden tabIndex={-1} aria-hidden onChange={(event) => { const [chosen] = event.target.files ?? []; if (chosen !== undefined) send.mutate(chosen); event.target.value = ''; }} />
      {held !== '' && <FileLink id={held} file={file} name={before?.names[held] ?? held} />}
      {send.isPending ? <output>{say('fileSending', { name: send.variables.name, n: Math.round(share * 100) })}</output>
        : <Button {...links} disabled={unitId === ''} onClick={() => chooser.current?.click()}>{say(held === '' ? 'fileChoose' : 'fileOther')}</Button>}
      {held !== '' && !send.isPending && <Button type="link" size="small" onClick={() => onChange('')}>{say('fileRemove')}</Button>}
      <p className="field__hint">{say('fileKinds')}</p>
      {send.error !== null && <ProblemNote error={send.error} close={() => send.reset()} />}
    </div>
  );
}
