import PaperClipOutlined from '@ant-design/icons/es/icons/PaperClipOutlined';
import type { FileRef } from '../../contract/common.ts';
import { fileSize } from '../commitment/evidence-list.tsx';

/** A file by its name and size; opens in its own tab. One that may not be seen is only named. */
export function FileLink({ id, file, name }: { readonly id: string; readonly file: FileRef | undefined; readonly name: string }) {
  if (file === undefined) return <span>{name}</span>;
  return <span className="file-link"><a href={`/api/files/${id}`} target="_blank" rel="noreferrer"><PaperClipOutlined aria-hidden /> {file.name}</a> <span className="quiet number">{fileSize(file.size)}</span></span>;
}
