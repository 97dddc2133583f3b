/** A file that leaves the house. */
export interface ExportedFile { readonly name: string; readonly media: string; readonly bytes: Uint8Array }

/** A file name that every system takes: the title without what Windows refuses, and an ending. */
export function exportName(title: string, ending: string): string {
  const safe = title.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim().slice(0, 80).trim();
  return `${safe || '计划'}${ending}`;
}
