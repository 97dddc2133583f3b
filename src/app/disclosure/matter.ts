import type { DisclosureHead } from '../../contract/disclosure.ts';
import type { MaskingReport } from '../../domain/disclosure/masking-scan.ts';
import type { PublicDocument } from '../../domain/disclosure/public-document.ts';

/** What is kept of what is made public. */
export interface Matter {
  readonly head: DisclosureHead; readonly digest: string; readonly scan: MaskingReport; readonly document: PublicDocument | null;
  readonly file: { readonly name: string; readonly media: string; readonly bytes: Buffer } | null;
  /** What the audit is told of where it came from. */
  readonly about?: Readonly<Record<string, string>>;
}
