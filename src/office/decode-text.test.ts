import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encode } from '../../test/office/encode.ts';
import { samplePlan } from '../../test/office/sample-plan.ts';
import { decodeTable, decodeText } from './decode-text.ts';

const plan = samplePlan.join('\r\n');
const traditional = '縣教育局今年將建設三所公辦幼兒園，學校建設計劃由縣政府審定，新增學位不少於一千二百個。';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));
const swapped = (bytes: Uint8Array): Uint8Array => new Uint8Array(Buffer.from(bytes).swap16());

describe('text is decoded as it was written', () => {
  it.each([
    ['UTF-8', utf8(plan), 'utf-8', plan, false],
    ['UTF-8 with a mark', utf8(`\ufeff${plan}`), 'utf-8', plan, false],
    ['ASCII', utf8('Plan 2031: 12 schools'), 'utf-8', 'Plan 2031: 12 schools', false],
    ['UTF-16 LE with a mark', utf16(`\ufeff${plan}`), 'utf-16le', plan, false],
    ['UTF-16 BE with a mark', swapped(utf16(`\ufeff${plan}`)), 'utf-16be', plan, false],
    ['UTF-16 LE without a mark', utf16(plan), 'utf-16le', plan, true],
    ['UTF-16 BE without a mark', swapped(utf16(plan)), 'utf-16be', plan, true],
    ['UTF-16 LE of ASCII only', utf16('Plan 2031'), 'utf-16le', 'Plan 2031', true],
    ['GB18030', encode(plan, 'gb18030'), 'gb18030', plan, true],
    ['GB18030, one short line', encode('新建幼儿园3所', 'gb18030'), 'gb18030', '新建幼儿园3所', true],
    ['GB18030, traditional', encode(traditional, 'gb18030'), 'gb18030', traditional, true],
    ['Big5', encode(traditional, 'big5'), 'big5', traditional, true],
  ])('%s', (_, bytes, encoding, text, guessed) => {
    expect(decodeText(bytes)).toEqual({ text, encoding, guessed });
  });

  it('line ends and leading spaces stay, since offsets count them', () => {
    expect(decodeText(utf8('　　一、\r\n\r\n 二、\n'))).toMatchObject({ text: '　　一、\r\n\r\n 二、\n' });
  });

  it('believes a declared encoding before it guesses', () => {
    expect(decodeText(encode('园', 'gb18030'), 'gb2312')).toEqual({ text: '园', encoding: 'gb2312', guessed: false });
  });
});

describe('what cannot be decoded is not guessed at', () => {
  it.each([
    ['UTF-8 that stops in a character', utf8(plan).subarray(0, 1000), 'cut'],
    ['UTF-8 that stops one byte later', utf8(plan).subarray(0, 1001), 'cut'],
    ['UTF-16 that stops in a character', utf16(`\ufeff${plan}`).subarray(0, 101), 'cut'],
    ['GB18030 that stops in a character', cutInside(encode(plan, 'gb18030')), 'cut'],
    ['GB18030 that stops behind a letter', cutInside(encode(`${plan}园a园。`, 'gb18030')), 'cut'],
    ['Japanese in Shift-JIS', Uint8Array.from([0x90, 0x7d, 0x8f, 0x91, 0x8a, 0xd9, 0x82, 0xcc, 0x8a, 0x77, 0x8d, 0x5a, 0x8c, 0x76, 0x89, 0xe6, 0x83, 0x4a]), 'unknown'],
    ['bytes of all values', Uint8Array.from({ length: 512 }, (_, index) => index % 256), 'binary'],
    ['zeros', new Uint8Array(400), 'binary'],
    ['a declared encoding nobody knows, over broken bytes', Uint8Array.of(0xff, 0x20, 0xfd, 0x20, 0x20, 0x20, 0x20, 0x20), 'unknown', 'klingon-8'],
  ])('%s', (_, bytes, why, declared?: string) => {
    expect(decodeText(bytes, declared)).toBe(why);
  });
});

/** Cut behind the first byte of the last character but one. */
function cutInside(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.length - 3);
}

describe('a table of a few names', () => {
  const names = 'code,name\r\nS01,\u3447\u9f98\r\nS02,\u9f49';
  it.each([
    ['rare characters under English headings', encode(names, 'gb18030')],
    ['one rare character, at the very end', encode('code,name\nS01,喆', 'gb18030')],
    ['one whose bytes begin like UTF-8', encode('code,name\nS01,濡', 'gb18030')],
    ['one of four bytes, at the very end', Uint8Array.from([...utf8('code,name\nS01,'), 0x95, 0x32, 0x90, 0x31])],
  ])('%s is GB18030, and said to be guessed', (_, bytes) => {
    expect(decodeTable(bytes)).toEqual({ text: new TextDecoder('gb18030').decode(bytes), encoding: 'gb18030', guessed: true });
  });

  it.each([
    ['UTF-8', utf8(names), 'utf-8', false],
    ['ASCII', utf8('code,name\nS01,A'), 'utf-8', false],
    ['UTF-16 without a mark', utf16('code,name\nS01,小学'), 'utf-16le', true],
  ])('%s stays what it is', (_, bytes, encoding, guessed) => {
    expect(decodeTable(bytes)).toMatchObject({ encoding, guessed });
  });

  it.each([
    ['UTF-8 that stops in a character', utf8(names).subarray(0, -2), 'cut'],
    ['GB18030 that stops in a character', encode(names, 'gb18030').subarray(0, -1), 'cut'],
    ['GB18030 with a bell in it', encode(`${names}\u0007${names}`, 'gb18030'), 'binary'],
    ['GB18030 with a zero in it', encode(`${names}\0${names}`, 'gb18030'), 'cut'],
    ['a byte no character begins with', Uint8Array.from([...encode(names, 'gb18030'), 0xff, 0x20, ...encode(names, 'gb18030')]), 'unknown'],
    ['bytes of all values', Uint8Array.from({ length: 512 }, (_unused, index) => index % 256), 'binary'],
  ])('%s is refused', (_, bytes, why) => {
    expect(decodeTable(bytes)).toBe(why);
  });
});

describe('whatever the bytes are', () => {
  it('Chinese text comes back unharmed from every Unicode encoding', () => {
    const character = fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code));
    fc.assert(fc.property(fc.array(fc.oneof(character, fc.constantFrom(...'的一在有3%，。\n a')), { minLength: 1 }), (characters) => {
      const text = `县教育局的工作${characters.join('')}`;
      for (const bytes of [utf8(text), utf8(`\ufeff${text}`), utf16(`\ufeff${text}`), swapped(utf16(`\ufeff${text}`))]) {
        expect(decodeText(bytes)).toMatchObject({ text });
      }
    }));
  });

  it('an answer always comes, and text has no control characters in it', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), fc.option(fc.string(), { nil: undefined }), (bytes, declared) => {
      const decoded = decodeText(bytes, declared);
      if (typeof decoded === 'string') expect(['cut', 'unknown', 'binary']).toContain(decoded);
      else expect(decoded.text).not.toMatch(/[^\P{Cc}\t\n\v\f\r\u0085]/u);
    }));
  });
});

