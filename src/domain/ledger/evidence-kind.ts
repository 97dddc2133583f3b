/* Which files may serve as evidence: judged by their first bytes and their name together, never by what the sender says. */

interface Kind { readonly media: string; readonly extensions: readonly string[]; readonly begins: readonly number[] | null }

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const kinds: readonly Kind[] = [
  { media: 'application/pdf', extensions: ['pdf'], begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { media: 'image/png', extensions: ['png'], begins: [0x89, 0x50, 0x4e, 0x47] },
  { media: 'image/jpeg', extensions: ['jpg', 'jpeg'], begins: [0xff, 0xd8, 0xff] },
  { media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extensions: ['docx'], begins: ZIP },
  { media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'], begins: ZIP },
  { media: 'text/plain', extensions: ['txt', 'csv', 'md'], begins: null },
];

/** The media type of a file that may serve as evidence, or undefined for any other. */
export function evidenceMedia(name: string, bytes: Uint8Array): string | undefined {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const kind = kinds.find((known) => known.extensions.includes(extension));
  if (!kind || bytes.length === 0) return undefined;
  const fits = kind.begins ? kind.begins.every((byte, index) => bytes[index] === byte) : !bytes.subarray(0, 4096).includes(0);
  return fits ? kind.media : undefined;
}
