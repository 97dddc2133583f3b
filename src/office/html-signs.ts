/** The encoding a page declares in its first bytes, if it does. */
export function findDeclaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString('latin1');
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? /^<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1];
}

/** Whether this text is a web page rather than text about one; a part of a page is one only by its file name. */
export function looksLikeHtml(name: string, text: string): boolean {
  const head = text.slice(0, 4096).replace(/^\s*<\?xml[^>]*\?>/, '').replace(/<!--[\s\S]*?-->/g, '').trimStart();
  if (/\.html?$/i.test(name) && /<[a-z][^>]*>/i.test(head)) return true;
  return /^<(!doctype\s+html|html|head|body|meta|title)[\s>]/i.test(head);
}
