/* The shapes of definition files as JSON Schema, for editors: what one may type next, what it means, what is wrong. */
import { z } from 'zod';
import { balanceRulesFile } from './balance-rules-file.ts';
import { documentFile } from './document-file.ts';
import { codeListFile, limitFile, registerFile } from './definition-file.ts';
import { indicatorFile } from './indicator-file.ts';

const shapes = { register: registerFile, codelist: codeListFile, limit: limitFile, indicator: indicatorFile, document: documentFile, 'balance-rules': balanceRulesFile };

/** The kinds of definition files, as their schemas are named. */
export type SchemaName = keyof typeof shapes;

/** The folder each kind stands in, within its area. */
export const folderOf: Readonly<Record<SchemaName, string>> = { register: 'registers', codelist: 'codelists', limit: 'limits', indicator: 'indicators', document: 'documents', 'balance-rules': 'rules' };

const titles: Readonly<Record<SchemaName, string>> = { register: '台账 · register', codelist: '代码表 · code list', limit: '限值 · limits', indicator: '指标 · indicator', document: '公文模板 · document template', 'balance-rules': '均衡测算规则 · rules of balance' };

/** The text of every schema by the name of its file. What a file may leave out is not required. */
export function writeSchemas(): ReadonlyMap<string, string> {
  return new Map(Object.entries(shapes).map(([name, shape]) => {
    const schema = z.toJSONSchema(shape, { io: 'input', target: 'draft-7', unrepresentable: 'any' });
    return [`${name}.schema.json`, `${JSON.stringify({ title: titles[name as SchemaName], ...schema }, null, 1)}\n`];
  }));
}

/** The first line of a definition file, by which editors find its schema. */
export const schemaLine = (name: SchemaName): string => `# yaml-language-server: $schema=../../schema/${name}.schema.json`;
