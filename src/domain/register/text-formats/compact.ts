/** Full width to half, no blanks or hyphens, capitals: how numbers with a rule are stored. */
export const compact = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
