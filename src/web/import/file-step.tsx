import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Progress } from 'antd';
import InboxOutlined from '@ant-design/icons/es/icons/InboxOutlined';
import { useRef, useState } from 'react';
import { useDropped } from '../frame/use-dropped.ts';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { importWords } from './import-words.ts';
import { sendImport, type ImportPlace } from './send-import.ts';

interface FileStepProps {
  readonly fields: Omit<ImportPlace, 'until'>;
  readonly onImport: (id: string) => void;
}

/** Takes the file: dropped or chosen; tells how much of it has gone. */
export function FileStep({ fields, onImport }: FileStepProps) {
  const say = useWords(importWords);
  const [share, setShare] = useState(0);
  const [atOnce, setAtOnce] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const send = useMutation({ mutationFn: (file: File) => sendImport(file, { ...fields, until: atOnce ? 'written' : 'checked' }, setShare), onMutate: () => setShare(0), onSuccess: onImport });
  const { zone, over } = useDropped((file) => send.mutate(file));
  if (send.isPending) {
    const percent = Math.round(share * 100);
    return <output><p>{send.variables.name}</p><Progress percent={percent} status="active" aria-label={say('sending', { n: percent })} /></output>;
  }
  return (
    <>
      {send.error !== null && <ProblemNote error={send.error} />}
      <Checkbox checked={atOnce} onChange={(event) => setAtOnce(event.target.checked)}>{say('atOnce')}</Checkbox>
      <section className={over ? 'drop drop--over' : 'drop'} aria-label={say('choose')} ref={zone}>
        <InboxOutlined className="drop__icon" />
        <p>{say('drop')} <Button type="primary" onClick={() => input.current?.click()}>{say('choose')}</Button></p>
        <p className="quiet">{say('formats')}</p>
        <input ref={input} type="file" hidden accept=".xlsx,.csv" aria-label={say('choose')} onChange={(event) => { const file = event.target.files?.[0]; if (file !== undefined) send.mutate(file); }} />
      </section>
    </>
  );
}
