import type { Target } from '../../contract/ledger.ts';
import type { TargetSuggestions } from '../../contract/proof.ts';

/** A target with what may prove it. */
export interface Linking { readonly target: Target; readonly found: TargetSuggestions[number] }
