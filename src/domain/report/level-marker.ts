/* 一、（一）1.（1）: the four levels of an official document, typed as text so that no program renumbers them. */

const DIGITS = '零一二三四五六七八九';

/** The marker of the so-many-eth heading of a level. */
export function levelMarker(level: 1 | 2 | 3 | 4, number: number): string {
  const markers = { 1: `${chinese(number)}、`, 2: `（${chinese(number)}）`, 3: `${number}.`, 4: `（${number}）` };
  return markers[level];
}

// Nobody numbers beyond ninety-nine.
function chinese(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const ten = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS.charAt(tens)}十`;
  return ten + (ones === 0 && tens > 0 ? '' : DIGITS.charAt(ones));
}
