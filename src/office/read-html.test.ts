import { describe, expect, it } from 'vitest';
import { findDeclaredCharset, looksLikeHtml } from './html-signs.ts';
import { readHtml } from './read-html.ts';

describe('a web page reads as it shows', () => {
  it.each([
    ['blocks as lines', '<h1>标题</h1><p>第一段</p><div>第二<b>段</b></div>', '标题\n第一段\n第二段'],
    ['breaks', '甲<br>乙<br/>丙', '甲\n乙\n丙'],
    ['folded spaces', '<p>  新建\n   <span>3</span>\t所 </p>', '新建 3 所'],
    ['non-breaking spaces as spaces', '<p>&nbsp;&nbsp;一、&nbsp;总体</p>', '一、 总体'],
    ['no scripts, styles, menus or hidden parts', '<style>p{}</style><script>var a="<p>x</p>"</script><nav>首页</nav><p hidden>藏</p><p style="display: none">藏</p><p>显</p>', '显'],
    ['tables', '<table><tr><th>项目</th><th>数量</th></tr>\n<tr><td><p>图书</p></td> <td><p>3万册</p></td></tr></table>', '项目\t数量\n图书\t3万册'],
    ['an empty first cell', '<table><tr><td></td><td>合计</td></tr></table>', '\t合计'],
    ['two paragraphs in a cell', '<table><tr><td><p>甲</p><p>乙</p></td><td>丙</td></tr></table>', '甲\n乙\t丙'],
    ['ordered lists with their numbers', '<ol><li>甲<li>乙</ol><ol start="3"><li>丙</ol>', '1. 甲\n2. 乙\n3. 丙'],
    ['lists whose numbers are switched off, and bullets', '<ol style="list-style:none"><li>一、甲</ol><ul><li>乙</ul>', '一、甲\n乙'],
    ['preformatted text', '<pre>一、甲\n  二、乙</pre>', '一、甲\n二、乙'],
    ['characters by number', '&#19968;&#x4e8c;&amp;&lt;', '一二&<'],
    ['unclosed tags', '<p>甲<p>乙<td>丙', '甲\n乙丙'],
    ['marks of our own inside the text', '<p>甲\ufdd1乙\ufdd4丙</p>', '甲乙丙'],
  ])('%s', (_, source, text) => {
    expect(readHtml(source)).toBe(text);
  });

  it('a page nested a hundred thousand deep', () => {
    expect(readHtml(`${'<div>'.repeat(100_000)}深处`)).toBe('深处');
  });
});

describe('a page is told from text', () => {
  it.each([
    ['a.txt', '<!DOCTYPE html><html>', true], ['a', '  <html lang="zh">', true], ['a.doc', '<?xml version="1.0"?>\n<!-- x --><html>', true],
    ['a.md', '<head><title>', true], ['a.txt', '一、<b>重点</b>', false], ['a.md', '# 标题\n\n<div>', false], ['a.html', '', false],
    ['a.html', '<p>一、重点</p>', true], ['a.htm', '一、重点<br>', true], ['a.html', '一、3<5', false],
  ])('%s with %j: %s', (name, text, is) => {
    expect(looksLikeHtml(name, text)).toBe(is);
  });

  it.each([
    ['<meta charset="gb2312">', 'gb2312'], ["<meta http-equiv='Content-Type' content='text/html; charset=gbk'>", 'gbk'],
    ['<?xml version="1.0" encoding="UTF-8"?><html>', 'UTF-8'], ['<html><body>charset=gbk', undefined],
  ])('the charset of %j is %s', (source, charset) => {
    expect(findDeclaredCharset(new TextEncoder().encode(source))).toBe(charset);
  });
});
