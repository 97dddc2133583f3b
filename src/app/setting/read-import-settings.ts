import { useCase } from '../use-case.ts';
import { getImportSettings } from './get-import-settings.ts';

/** Reads how long files of imports are kept. Throws A103. */
export const readImportSettings = useCase('import.keeping', (cx, _input: Record<never, never>) => getImportSettings(cx));
