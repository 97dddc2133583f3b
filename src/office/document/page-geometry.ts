/*
 * The page of an official document (GB/T 9704-2012) in twips, twentieths of a point: A4, a text area of 156 × 225 mm,
 * 22 lines of 28 characters. The usual "29 pt" gives 21 lines and plain 16 pt text 27 characters; 28.95 pt with the
 * characters a quarter of a point closer gives 22 × 28.
 */

/** Page and margins: 37 mm above, 28 mm on the binding side, 35 mm below, 26 mm. */
export const page = { width: 11906, height: 16838, top: 2098, bottom: 1984, left: 1588, right: 1474 } as const;

/** One line, exactly. */
export const LINE = 579;
/** How much closer characters stand. */
export const SPACING = -5;
/** Sizes in half points, as Word counts: 2号, 3号, 4号. */
export const size = { title: 44, body: 32, small: 28 } as const;
/** The width of one character of the body, its spacing taken off. */
export const EM = 315;
/** One character of a page number. */
export const SMALL_EM = 280;
/** A line of a title: it may not stand on the grid, or Word gives it two lines. */
export const TITLE_LINE = 660;
/** From the foot of the page to the page number: its dash lies 7 mm below the text. */
export const FOOTER = 1304;

/** What a title of so many lines needs below it, so that the text goes on upon the grid: about one line, never less than 0.7. */
export const belowTitle = (lines: number): number => Math.ceil((lines * TITLE_LINE) / LINE + 0.7) * LINE - lines * TITLE_LINE;

/** Half widths of a text: a Chinese character or sign is two, a letter or digit one. */
export const halfWidths = (text: string): number => [...text].reduce((sum, character) => sum + (/[\u0020-\u007E]/u.test(character) ? 1 : 2), 0);

/** How far name and date stand from the right edge: the date four characters, the name centred over it, unless it is longer. */
export function signaturePlace(name: string, date: string): { readonly name: number; readonly date: number } {
  const [nameWidth, dateWidth] = [halfWidths(name) * (EM / 2), halfWidths(date) * (EM / 2)];
  if (nameWidth <= dateWidth) return { name: Math.round(4 * EM + (dateWidth - nameWidth) / 2), date: 4 * EM };
  // The longer name stands two characters from the edge and the date begins two characters right of it.
  return { name: 2 * EM, date: Math.max(0, Math.round(nameWidth - dateWidth)) };
}

/** The lines of a title, none longer than what fits at its size, and no shorter than need be: the longer below. */
export function titleLines(title: string): readonly string[] {
  const most = 20;
  const characters = [...title];
  const count = Math.ceil(characters.length / most);
  if (count < 2) return [title];
  const breaks = breakPlaces(title, characters.length, count);
  return [0, ...breaks].map((from, at) => characters.slice(from, breaks[at] ?? characters.length).join(''));
}

// A line is broken behind 局, 年, 和 or the like where one is near, so that no word is split.
function breakPlaces(title: string, length: number, count: number): readonly number[] {
  const good = new Set([...title].flatMap((character, at) => (/[局府会年度和与及的]/u.test(character) ? [at + 1] : [])));
  return Array.from({ length: count - 1 }, (_, line) => {
    const even = Math.round((length * (line + 1)) / count);
    return [0, -1, 1, -2, 2, -3, 3, -4, 4].map((step) => even + step).find((at) => good.has(at)) ?? even;
  });
}
