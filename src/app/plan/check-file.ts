/* Checks the arithmetic of one file without a database: what `xuezheng check` prints. */
import { examineText, type TextFinding } from '../../domain/plan/examine-text.ts';
import type { Words } from '../../domain/problem.ts';
import { readFileBytes } from './read-file-bytes.ts';

/** What is to be told of a file: its findings, and what the reader noticed about its format. */
export interface FileCheck {
  readonly findings: readonly TextFinding[];
  /** How many figures were read, and how many relations between them recomputed. */
  readonly figures: number;
  readonly relations: number;
  readonly notes: readonly Words[];
}

/** Reads a document of any known format and checks its arithmetic. Throws F1xx. */
export async function checkFile(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<FileCheck> {
  const { reading, notes } = await readFileBytes(file);
  return { findings: examineText(reading), figures: reading.quantities.length, relations: reading.checks.length, notes };
}

export type { TextFinding };
