import { describe, expect, it } from 'vitest';
import { childElements, childValue, findChild, readXml } from './read-xml.ts';

describe('the XML reader', () => {
  it('reads elements, attributes, text, CDATA and character references', () => {
    const root = readXml('\ufeff<?xml version="1.0"?>\n<!-- c --><w:a xmlns:w="u" w:x="1 &gt; 0" y=\'"\'>甲<b/>&#19968;<![CDATA[<乙>]]></w:a>\n');
    expect(root).toEqual({ name: 'a', attributes: { x: '1 > 0', y: '"' }, children: ['甲', { name: 'b', attributes: {}, children: [] }, '一', '<乙>'] });
  });

  it('finds children by name', () => {
    const root = readXml('<a><b val="1"/><c/><b val="2"/></a>');
    expect(childElements(root, 'b')).toHaveLength(2);
    expect(findChild(root, 'c')?.name).toBe('c');
    expect(childValue(root, 'b')).toBe('1');
    expect(childValue(undefined, 'b')).toBeUndefined();
  });

  it.each([
    ['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'forbidden'],
    ['a billion laughs', '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>', 'forbidden'],
    ['a plain document type', '<!doctype a><a/>', 'forbidden'],
    ['an unclosed element', '<a><b></a>', 'malformed'],
    ['an element too many closed', '<a></a></a>', 'malformed'],
    ['a broken tag', '<a x="1><b/>', 'malformed'],
    ['half a file', '<a><b>te', 'malformed'],
    ['nothing', '  ', 'malformed'],
    ['a bottomless pit', '<a>'.repeat(5000), 'deep'],
  ])('refuses %s', (_, source, reason) => {
    expect(() => readXml(source)).toThrow(expect.objectContaining({ reason }));
  });

  it('leaves entities nobody declared as they stand', () => {
    expect(readXml('<a>&nbsp;&constructor;&#0;&#xffffff;</a>').children).toEqual(['&nbsp;&constructor;']);
  });
});
