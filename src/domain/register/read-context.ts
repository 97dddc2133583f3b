/*
 * What reading a value may look up. Loaded once before a record or a workbook is read, so that reading itself only
 * looks at memory (load once, check everything, then write).
 */
import type { PlainDate } from '../values/plain-date.ts';
import type { CodeList, RegisterDefinition } from './definition.ts';

/** The one thing of that name, none, or too many. */
export type Match = { readonly id: string } | { readonly count: number };

/** A unit as reading needs it. */
interface KnownUnit { readonly id: string; readonly name: string; readonly code: string; readonly kind: string }

/** The look-ups. Text is matched after tidy(). */
export interface ReadContext {
  readonly today: PlainDate;
  readonly codeList: (key: string) => CodeList;
  readonly register: (key: string) => RegisterDefinition;
  /** By full name, code, school code or id. */
  readonly findUnit: (text: string) => { readonly unit: KnownUnit } | { readonly count: number };
  readonly unitNames: readonly string[];
  readonly findPerson: (text: string) => Match;
  /** A record of the register by its title or id, nearest to the row's own unit. */
  readonly findRecord: (register: string, text: string) => Match;
  /** Whether the file was uploaded and may be used. */
  readonly hasFile: (id: string) => boolean;
  /** How ids are shown: names of units, people, records and files. */
  readonly nameOf: (type: 'unit' | 'person' | 'reference' | 'file', id: string) => string | undefined;
}
