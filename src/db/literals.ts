/* Values written out, so that a prepared statement can be executed in one text with what begins and ends its transaction. */
import { escapeLiteral } from 'pg';

// Longer texts are better sent beside the statement than read as part of it.
const LONGEST = 20_000;

/** The values in brackets, as `execute` takes them; undefined when one of them cannot be written so, or all are too long. */
export function literals(values: readonly unknown[]): string | undefined {
  const parts: string[] = [];
  for (const value of values) {
    const part = literalOf(value);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  const text = `(${parts.join(', ')})`;
  return text.length > LONGEST ? undefined : text;
}

// The type of each is that of the statement's parameter: here it is only a text between quotes.
function literalOf(value: unknown): string | undefined {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return value.includes('\0') ? undefined : escapeLiteral(value);
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return `'${value}'`;
  if (value instanceof Date) return `'${value.toISOString()}'`;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return escapeLiteral(`{${value.map(element).join(',')}}`);
  return undefined;
}

const element = (text: string): string => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
