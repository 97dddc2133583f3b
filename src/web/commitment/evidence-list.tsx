import PaperClipOutlined from '@ant-design/icons/es/icons/PaperClipOutlined';
import type { FileRef } from '../../contract/common.ts';
import { useWords } from '../i18n/define-words.ts';
import { commitmentWords } from './commitment-words.ts';

/** A size as people read it. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1_048_576 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}

/** Evidence files, each opening in its own tab. */
export function EvidenceList({ files }: { readonly files: readonly FileRef[] }) {
  const say = useWords(commitmentWords);
  if (files.length === 0) return null;
  return (
    <ul className="evidence" aria-label={say('evidence')}>
      {files.map((file) => (
        <li key={file.id}>
          <a href={`/api/files/${file.id}`} target="_blank" rel="noreferrer"><PaperClipOutlined aria-hidden /> {file.name}</a>
          <span className="quiet"> {fileSize(file.size)}</span>
        </li>
      ))}
    </ul>
  );
}
