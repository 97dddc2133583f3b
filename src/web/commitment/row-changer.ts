import type { ActDraft, DraftFault, RowDraft } from './act-draft.ts';

/** What every group of fields of a form gets. */
export interface FieldsProps {
  readonly draft: ActDraft;
  readonly fault: DraftFault | null;
  readonly onChange: (changes: Partial<ActDraft>) => void;
}

/** Changes some fields of the row in a draft. */
export const rowChanger = ({ draft, onChange }: Pick<FieldsProps, 'draft' | 'onChange'>) =>
  (changes: Partial<RowDraft>): void => onChange({ row: { ...draft.row, ...changes } });
