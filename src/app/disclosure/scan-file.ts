/* Looks through one file without a database: what `xuezheng scan` prints, and what the desk asks before a release. */
import type { MaskingFinding } from '../../domain/disclosure/finding.ts';
import type { MaskingReport } from '../../domain/disclosure/masking-scan.ts';
import { runScan } from '../../office/scan/run-scan.ts';
import { refuseBySize } from '../../office/read-document.ts';

/** What was found in one file; `clean` is a copy without properties and data of pictures. */
export interface FileScan { readonly report: MaskingReport; readonly format: string; readonly clean?: Uint8Array }

/** Scans a file of any known format. Throws F1xx where it cannot be opened. */
export const scanFile = (file: { readonly name: string; readonly bytes: Uint8Array }, clean = false): Promise<FileScan> => runScan(file, { clean });

export { refuseBySize, type MaskingFinding };
