import { useCase } from '../use-case.ts';
import { computeSeries } from './compute-series.ts';

/** Follows indicators of a unit through periods or month ends, with the comparison with a year before. Throws A103, D160, R101, R314, R325. */
export const traceIndicators = useCase('indicator.trace', computeSeries);
