import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folderOf, schemaLine, writeSchemas, type SchemaName } from './definition-schema.ts';

interface Schema { readonly properties?: Record<string, Schema>; readonly description?: string; readonly items?: Schema; readonly anyOf?: readonly Schema[]; readonly additionalProperties?: boolean | Schema }

const root = new URL('../../catalog/', import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml') && !path.startsWith('sample'));

describe('the schemas for editors', () => {
  it.each([...writeSchemas()])('%s is current: npm run schemas', (name, text) => {
    expect(readFileSync(new URL(`schema/${name}`, root), 'utf8')).toBe(text);
  });

  it('know what may be left out, and what each field is', () => {
    const schema = JSON.parse(writeSchemas().get('register.schema.json') ?? '') as { required: string[]; properties: Record<string, { description?: string }>; additionalProperties: boolean };
    expect(schema.required.toSorted()).toEqual(['display', 'fields', 'kept_by', 'key', 'name']);
    expect(schema.additionalProperties).toBe(false);
    expect(schema.properties['key']?.description).toContain('字母');
  });

  it.each([...writeSchemas()])('%s says of every property what it is, in both languages', (_, text) => {
    const silent: string[] = [];
    const look = (schema: Schema, at: string): void => {
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        if (!/\p{Script=Han}[^]* · [^]*[a-z]|YYYY/u.test(property.description ?? '')) silent.push(`${at}${name}`);
        look(property, `${at}${name}.`);
      }
      for (const inner of [schema.items, schema.additionalProperties, ...schema.anyOf ?? []]) if (typeof inner === 'object') look(inner, at);
    };
    look(JSON.parse(text) as Schema, '');
    expect(silent).toEqual([]);
  });

  it.each(files)('%s names its schema on its first line', (path) => {
    const kind = (Object.keys(folderOf) as SchemaName[]).find((name) => path.split('/')[1] === folderOf[name]);
    expect(kind, path).toBeDefined();
    expect(readFileSync(new URL(path, root), 'utf8').split('\n')[0]).toBe(schemaLine(kind ?? 'register'));
  });
});
