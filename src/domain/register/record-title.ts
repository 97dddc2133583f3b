/* What one record is called: the display title with its {fields} filled in. */

/** The field keys a title names, in order. */
export function fieldsOfTitle(title: string): readonly string[] {
  return [...title.matchAll(/\{([a-z][a-z0-9_]*)\}/g)].map(([, key = '']) => key);
}

/** The title with each {field} replaced by what it shows; blanks leave nothing. */
export function titleOf(title: string, show: (key: string) => string): string {
  return title.replaceAll(/\{([a-z][a-z0-9_]*)\}/g, (_, key: string) => show(key)).replaceAll(/\s+/g, ' ').trim();
}
