import { useCase } from '../use-case.ts';
import { getLights } from './get-lights.ts';

/** Reads when lights turn. Throws A103. */
export const readLights = useCase('setting.read', (cx, _input: Record<never, never>) => getLights(cx));
