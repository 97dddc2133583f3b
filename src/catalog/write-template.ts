/* A template that was started from a text, as a definition file people go on working at. */
import { Document, isMap, isPair, isScalar, isSeq, visit } from 'yaml';
import type { StartedTemplate } from '../domain/report/start/start-from-text.ts';

const HEAD = '# yaml-language-server: $schema=../../schema/document.schema.json\n';

/** The text of its file; `note` stands above it. */
export function writeTemplate(template: StartedTemplate, note: readonly string[] = []): string {
  const document = new Document(tidy(template));
  // One line a figure and a sentence, as the built-in ones are written.
  visit(document, {
    Pair: (_, pair) => { if (isScalar(pair.key) && isMap(pair.value) && pair.value.has('indicator')) pair.value.flow = true; },
    Map: (_, map) => { if (map.has('text')) map.flow = true; },
    Seq: (key, seq, path) => {
      const above = path.at(-1);
      if (isPair(above) && isScalar(above.key) && (above.key.value === 'columns' || above.key.value === 'cited')) seq.flow = true;
      if (isSeq(above) && key !== 'value') seq.flow = true;
    },
  });
  return HEAD + note.map((line) => `# ${line}\n`).join('') + document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

// What is empty goes without saying, and a sentence without a mark of its own is its text.
function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  const held = Object.entries(value).filter(([, one]) => !(Array.isArray(one) && one.length === 0));
  const [only] = held;
  return held.length === 1 && only?.[0] === 'text' ? only[1] : Object.fromEntries(held.map(([key, one]) => [key, tidy(one)]));
}
