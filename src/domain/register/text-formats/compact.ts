/** Full width to half, no blanks or hyphens, capitals: how numbers with a rule are stored. */
export const compact = (text: string): string => (settled.test(text) ? text : text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase());

// Nearly every number is written so already.
const settled = /^[0-9A-Z]*$/;
