/*
 * Fonts by name only: the standard names faces, not foundries, and none is shipped. Each name carries the next best one
 * for machines without it; whoever has neither gets what their program chooses.
 */

import { size } from './page-geometry.ts';

/** What a face is for. */
export const fonts = { body: '仿宋_GB2312', title: '方正小标宋简体', black: '黑体', kai: '楷体_GB2312', page: '宋体' } as const;
export type FontRole = keyof typeof fonts;

const others: Readonly<Record<FontRole, string>> = { body: '仿宋,FangSong', title: '小标宋,宋体', black: 'SimHei', kai: '楷体,KaiTi', page: 'SimSun' };

/** The attributes of a run: every script on purpose, so that no theme font is left. */
export const faceOf = (role: FontRole) => ({ ascii: fonts[role], hAnsi: fonts[role], cs: fonts[role], eastAsia: fonts[role] });

/**
 * The styles of a document: its face and size, and no blank put in between Chinese and digits, which would leave less
 * than 28 characters a line (the library would write that setting where the schema does not allow it). A title stands off
 * the grid, or its higher lines would take two each.
 */
export function styleTable(): string {
  const face = Object.entries(faceOf('body')).map(([script, name]) => `w:${script}="${name}"`).join(' ');
  return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults>'
    + `<w:rPrDefault><w:rPr><w:rFonts ${face}/><w:sz w:val="${size.body}"/><w:szCs w:val="${size.body}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>`
    + '<w:pPrDefault/></w:docDefaults>'
    + '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:style>'
    + '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:snapToGrid w:val="0"/><w:jc w:val="center"/></w:pPr></w:style></w:styles>';
}

/** The font table of a document: each face with its substitutes. */
export function fontTable(): string {
  const rows = (Object.keys(fonts) as FontRole[]).map((role) =>
    `<w:font w:name="${fonts[role]}"><w:altName w:val="${others[role]}"/><w:charset w:val="86"/><w:family w:val="${role === 'black' ? 'auto' : 'roman'}"/><w:pitch w:val="variable"/></w:font>`);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${rows.join('')}</w:fonts>`;
}
