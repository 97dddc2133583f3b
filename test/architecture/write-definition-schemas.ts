/* `npm run schemas`: writes catalog/schema from the shapes of definition files. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { writeSchemas } from '../../src/catalog/definition-schema.ts';
import { projectRoot } from './source.ts';

mkdirSync(`${projectRoot}/catalog/schema`, { recursive: true });
for (const [name, text] of writeSchemas()) writeFileSync(`${projectRoot}/catalog/schema/${name}`, text);
console.error('catalog/schema written');
