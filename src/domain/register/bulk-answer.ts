/* What is kept of a call that wrote several records, to answer it alike when it comes again. */

/** What became of one record of a call. */
type BulkOutcomeName = 'created' | 'changed' | 'unchanged' | 'retired' | 'refused';

/** The answer without its findings: they may quote what was typed. */
export interface BulkAnswer {
  /** A unit of the call, whose right is asked again. */
  readonly unitPath: string;
  readonly rows: readonly { readonly outcome: BulkOutcomeName; readonly id: string | null; readonly version: number | null }[];
}
