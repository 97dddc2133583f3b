/* `npm run problems`: writes docs/problems.md from the catalogue, keeping what people wrote in the last column. */
import { writeFileSync } from 'node:fs';
import { listCatalogue } from './problem-catalogue.ts';
import { MANUAL, writeManual } from './problem-manual.ts';
import { projectRoot, readText } from './source.ts';

writeFileSync(`${projectRoot}/${MANUAL}`, writeManual(listCatalogue(), readText(MANUAL)));
console.error(`${MANUAL} written`);
