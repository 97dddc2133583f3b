import { defaultReadLimits, type ReadLimits } from '../read-limits.ts';

/** What one workbook may cost before its reading is stopped. */
export interface WorkbookLimits extends ReadLimits {
  /** Rows with something in them, of one sheet. */
  readonly maxRows: number;
  readonly maxColumns: number;
}

/** Two hundred thousand rows of data and their headings; the sheet of such a workbook inflates to some 400 MB. */
export const defaultWorkbookLimits: WorkbookLimits = {
  ...defaultReadLimits,
  maxBytes: 100 * 1024 * 1024,
  maxInflatedBytes: 900 * 1024 * 1024,
  maxPartBytes: 800 * 1024 * 1024,
  timeoutMs: 60_000,
  maxRows: 200_050,
  maxColumns: 512,
};
