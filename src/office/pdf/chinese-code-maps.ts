/*
 * PDFs of the older kind name a Chinese font without carrying it, and write its text in codes of a standard map (CMap)
 * that pdf.js expects to be given. The codes of the usual maps are Unicode or GBK themselves, so the maps are made here
 * instead of shipped: every code goes to its Unicode value, and "character to Unicode" is then the identity. Widths come
 * out approximate, which line building bears.
 */

/** How pdf.js asks for a map; `kind` is `cMapUrl` for maps. */
interface Wanted {
  readonly kind: string;
  readonly filename: string;
}

/** Gives pdf.js the maps of one document. */
export class ChineseCodeMaps {
  /** The identity holds only where the codes came from a map made here: an embedded font has numbers of its own. */
  #made = false;

  fetch({ kind, filename }: Wanted): Promise<Uint8Array> {
    const map = kind === 'cMapUrl' ? this.#mapFor(filename) : undefined;
    return map === undefined ? Promise.reject(new Error(`no map ${filename}`)) : Promise.resolve(new TextEncoder().encode(map));
  }

  #mapFor(name: string): string | undefined {
    if (/^Adobe-(GB1|CNS1)-UCS2$/.test(name)) return this.#made ? IDENTITY : undefined;
    const map = /^Uni(GB|CNS)-(UCS2|UTF16)-[HV]$/.test(name) ? UNICODE
      : /^(GBK|GB|GBKp|GBK2K)(-EUC)?-[HV]$/.test(name) ? twoByteMap('gb18030')
        : /^(ETen-)?B5(pc)?-[HV]$/.test(name) ? twoByteMap('big5') : undefined;
    this.#made ||= map !== undefined;
    return map;
  }
}

const wrap = (inside: string): string => `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n${inside}\nendcmap\n`;

const IDENTITY = wrap('1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n1 beginbfrange\n<0000> <ffff> <0000>\nendbfrange');

const UNICODE = wrap('1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n1 begincidrange\n<0000> <ffff> 0\nendcidrange');

/** Single bytes are ASCII, pairs are what the encoding says. */
function twoByteMap(encoding: string): string {
  const decoder = new TextDecoder(encoding);
  const pairs: string[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\ufffd') pairs.push(`<${(lead * 256 + trail).toString(16)}> ${character.charCodeAt(0)}`);
    }
  }
  return wrap('2 begincodespacerange\n<00> <80>\n<8140> <fefe>\nendcodespacerange\n1 begincidrange\n<00> <7f> 0\nendcidrange\n'
    + `${pairs.length} begincidchar\n${pairs.join('\n')}\nendcidchar`);
}
