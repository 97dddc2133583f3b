/** Text to the bytes of any encoding. Node writes only UTF-8 and UTF-16; the others are looked up backwards in its decoder. */
export function encode(text: string, encoding: string): Uint8Array {
  if (encoding.startsWith('utf-16') || encoding === 'utf16le') {
    const bytes = Buffer.from(text, 'utf16le');
    return new Uint8Array(encoding === 'utf-16be' ? bytes.swap16() : bytes);
  }
  const decoder = new TextDecoder(encoding);
  const pairs = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && !pairs.has(character)) pairs.set(character, [lead, trail]);
    }
  }
  return Uint8Array.from([...text].flatMap((character) => character < '\u0080' ? [character.charCodeAt(0)] : pairs.get(character) ?? [0x3f]));
}
