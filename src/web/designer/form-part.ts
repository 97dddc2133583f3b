import type { DrawingReport, GuessedColumn } from '../../contract/drawing.ts';
import type { DrawingState } from './drawing-state.ts';
import type { DrawnForm } from './drawing-text.ts';

/** What every part of the form is given. */
export interface FormPartProps {
  readonly form: DrawnForm;
  readonly state: DrawingState;
  readonly report: DrawingReport | undefined;
  /** The columns of the workbook it was begun from; none for other drawings. */
  readonly columns: readonly GuessedColumn[];
}
