/* A proposal as definition files: the text its author goes on working at, in the shape people write by hand. */
import { Document, isMap, isScalar, type YAMLMap } from 'yaml';
import type { ProposedColumn, ProposedFields } from '../domain/register/guess/propose-fields.ts';

/** A register and its code lists, as written. */
interface WrittenDrawing { readonly written: string; readonly lists: readonly string[] }

/** What is proposed, and what the register is to be called. `keyFor` makes a key of a name in Chinese. */
export interface DrawingProposal extends ProposedFields {
  readonly key: string;
  readonly name: string;
  readonly keptBy: readonly string[];
  /** The key of the code list of a field, by the field's key. */
  readonly listKeys: ReadonlyMap<string, string>;
}

const LIST_COLUMNS = 8;

/** The texts of a proposal. */
export function writeDrawing(proposal: DrawingProposal): WrittenDrawing {
  const fields = proposal.columns.filter(({ use }) => use === 'field');
  const personal = fields.some(({ props }) => props.sensitivity !== undefined);
  const columns = [...proposal.columns.some(({ use }) => use === 'unit') ? ['unit'] : [], ...fields.filter(({ props }) => props.encrypted !== true).map(({ key }) => key)];
  const document = new Document({
    key: proposal.key, name: proposal.name, kept_by: [...proposal.keptBy], ...(personal && { sensitivity: 'personal' }), workflow: 'plain',
    fields: Object.fromEntries(fields.map((field) => [field.key, propsOf(field, proposal.listKeys)])),
    ...(proposal.unique.length > 0 && { unique: [[...proposal.unique]] }),
    display: { title: `{${proposal.title === '' ? 'unit' : proposal.title}}`, columns: columns.slice(0, LIST_COLUMNS), ...sortOf(proposal) },
  });
  flow(document);
  return { written: document.toString({ lineWidth: 0, flowCollectionPadding: true }), lists: fields.flatMap((field) => writeList(field, proposal.listKeys)) };
}

// Without an order of its own a list comes in none that people know.
function sortOf({ unique, title, columns }: DrawingProposal): { readonly sort?: readonly string[] } {
  const key = [...unique.filter((one) => one !== 'unit'), title].find((one) => columns.some((column) => column.key === one && column.props.encrypted !== true));
  return key === undefined || key === '' ? {} : { sort: [key] };
}

function propsOf({ key, name, props, required }: ProposedColumn, listKeys: ReadonlyMap<string, string>): Record<string, unknown> {
  const list = props.list ?? listKeys.get(key);
  return { name, ...props, ...(list !== undefined && { list }), ...(required && { required: true }) };
}

function writeList({ key, name, options }: ProposedColumn, listKeys: ReadonlyMap<string, string>): string[] {
  const list = listKeys.get(key);
  if (list === undefined) return [];
  const document = new Document({ key: list, name, items: options.map((option, at) => ({ code: String(at + 1), name: option })) });
  flow(document);
  return [document.toString({ lineWidth: 0, flowCollectionPadding: true })];
}

// One line a field, an option, a list of keys: as the built-in ones are written.
function flow({ contents }: Document): void {
  if (!isMap(contents)) return;
  for (const { key, value } of (contents as YAMLMap).items) {
    const name = isScalar(key) ? key.value : '';
    for (const one of partsOf(value)) one.flow = name !== 'display' || one !== value;
    if (name === 'kept_by') (value as { flow?: boolean }).flow = true;
  }
}

function partsOf(value: unknown): { flow?: boolean }[] {
  const items = typeof value === 'object' && value !== null && 'items' in value ? (value.items as readonly unknown[]) : [];
  return items.map((item) => (typeof item === 'object' && item !== null && 'value' in item && 'key' in item ? item.value : item))
    .filter((item): item is { flow?: boolean } => typeof item === 'object' && item !== null && 'items' in item);
}
