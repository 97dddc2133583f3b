/*
 * The whole reader in one call: text in, everything it says out. Pure and synchronous, so it runs the same on the
 * server, in the command line and in the browser.
 */
import { readChecks } from './check.ts';
import { readHead } from './document-head.ts';
import { fold } from './fold.ts';
import { findFurniture } from './furniture.ts';
import { readLines } from './line.ts';
import { readOutline } from './outline.ts';
import { readQuantities } from './quantity.ts';
import type { Reading } from './reading.ts';
import { readTasks } from './task.ts';

/** Reads a plan or a summary. Never throws: a text that is no plan yields an empty reading. */
export function readPlan(text: string): Reading {
  const folded = fold(text);
  const lines = readLines(text);
  const furniture = findFurniture(text, lines);
  const outline = readOutline(text, lines, folded, furniture);
  const head = readHead(text, outline, lines, furniture);
  const { quantities, nonQuantities } = readQuantities(text, { outline, docType: head.docType, year: head.year, furniture }, folded);
  const tasks = readTasks(text, { outline, quantities, docType: head.docType, furniture }, folded);
  return { ...head, text, outline, quantities, tasks, checks: readChecks(text, quantities, folded), nonQuantities };
}
