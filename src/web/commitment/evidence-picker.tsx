import { Button } from 'antd';
import { useId, useRef } from 'react';
import type { FileRef } from '../../contract/common.ts';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { commitmentWords } from './commitment-words.ts';
import { fileSize } from './evidence-list.tsx';
import { useEvidenceUpload } from './use-evidence-upload.ts';

interface EvidencePickerProps {
  readonly files: readonly FileRef[];
  readonly onChange: (files: readonly FileRef[]) => void;
}

/** Chooses evidence files and sends each at once, so that the report itself is quick. Evidence is never compulsory. */
export function EvidencePicker({ files, onChange }: EvidencePickerProps) {
  const say = useWords(commitmentWords);
  const hint = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const upload = useEvidenceUpload(files, onChange);
  return (
    <div className="field">
      <span className="field__label">{say('evidence')}</span>
      <input
        ref={chooser} type="file" multiple hidden aria-label={say('chooseFiles')}
        onChange={(event) => { void upload.send([...(event.target.files ?? [])]); event.target.value = ''; }}
      />
      <ul className="evidence">
        {files.map((file) => (
          <li key={file.id}>
            {file.name} <span className="quiet">{fileSize(file.size)}</span>
            <Button type="link" size="small" aria-label={say('removeFile', { name: file.name })} onClick={() => onChange(files.filter((kept) => kept.id !== file.id))}>{say('remove')}</Button>
          </li>
        ))}
        {upload.sending !== null && <li><output>{say('sending', { name: upload.sending.name, percent: Math.round(upload.sending.share * 100) })}</output></li>}
      </ul>
      <Button onClick={() => chooser.current?.click()} disabled={upload.sending !== null || files.length >= 20} aria-describedby={hint}>{say('chooseFiles')}</Button>
      <p id={hint} className="field__hint">{say('evidenceHint')}</p>
      {upload.error !== null && <ProblemNote error={upload.error} />}
    </div>
  );
}
