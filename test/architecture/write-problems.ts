/* `npm run problems`: writes docs/problems.md from the catalogue, keeping what people wrote in the last column, and which action may answer with what. */
import { writeFileSync } from 'node:fs';
import { listCatalogue } from './problem-catalogue.ts';
import { MANUAL, writeManual } from './problem-manual.ts';
import { REFUSALS, writeRefusals } from './refusals.ts';
import { projectRoot, readText } from './source.ts';

writeFileSync(`${projectRoot}/${MANUAL}`, writeManual(listCatalogue(), readText(MANUAL)));
writeFileSync(`${projectRoot}/${REFUSALS}`, writeRefusals());
console.error(`${MANUAL} and ${REFUSALS} written`);
