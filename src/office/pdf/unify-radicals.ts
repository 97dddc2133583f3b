/*
 * Fonts draw the radical ⼯ and the character 工 with one glyph, and browsers that print to PDF name that glyph by the
 * radical. The text looks right and matches nothing. Unicode decomposes the Kangxi radicals (U+2F00–2FD5); those of the
 * supplement are listed here, as far as one glyph serves both.
 */

const SUPPLEMENT = new Map([...('⺁厂⺄乙⺈刀⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺛旡⺜日⺝月⺞歺⺟母⺠民⺧牛⺩王⺫目⺬示⺮竹⺱罓⺲罒⺶羊⺷羊⺺肀⺻聿⺼肉⺽臼'
  + '⻁虎⻃覀⻄西⻅见⻆角⻇角⻉贝⻊足⻋车⻏邑⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟')
  .matchAll(/(.)(.)/gu)].map(([, radical = '', character = '']) => [radical, character]));

/** The text with characters where it has radicals; its length does not change. */
export function unifyRadicals(text: string): string {
  return text.replace(/[\u2e80-\u2fd5]/g, (radical) => SUPPLEMENT.get(radical) ?? radical.normalize('NFKC'));
}
