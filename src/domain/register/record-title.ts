/* What one record is called: the display title with its {fields} filled in. */

/** The field keys a title names, in order. */
export function fieldsOfTitle(title: string): readonly string[] {
  return [...title.matchAll(/\{([a-z][a-z0-9_]*)\}/g)].map(([, key = '']) => key);
}

/** The title with each {field} replaced by what it shows; blanks leave nothing. */
export function titleOf(title: string, show: (key: string) => string): string {
  // Taken apart by hand: a list asks for a hundred titles, and each would run three patterns.
  let text = '';
  let at = 0;
  for (;;) {
    const open = title.indexOf('{', at);
    const close = title.indexOf('}', open);
    if (open < 0 || close < 0) break;
    const key = title.slice(open + 1, close);
    const named = KEY.test(key);
    text += title.slice(at, open) + (named ? show(key) : '{');
    at = named ? close + 1 : open + 1;
  }
  text += title.slice(at);
  return UNTIDY.test(text) ? text.replaceAll(/\s+/g, ' ').trim() : text;
}

const KEY = /^[a-z][a-z0-9_]*$/;
const UNTIDY = /^\s|\s$|\s\s|[^\S ]/;
