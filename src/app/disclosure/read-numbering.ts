import { useCase } from '../use-case.ts';
import { getDisclosureSettings } from './get-disclosure-settings.ts';

/** Reads how index numbers are made, and how small a count by unit may be shown. Throws A103. */
export const readNumbering = useCase('numbering.read', (cx, _input: Record<never, never>) => getDisclosureSettings(cx));
