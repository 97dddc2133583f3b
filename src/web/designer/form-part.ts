import type { DrawingReport } from '../../contract/drawing.ts';
import type { DrawingState } from './drawing-state.ts';
import type { DrawnForm } from './drawing-text.ts';

/** What every part of the form is given. */
export interface FormPartProps {
  readonly form: DrawnForm;
  readonly state: DrawingState;
  readonly report: DrawingReport | undefined;
}
