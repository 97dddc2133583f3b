import { describe, expect, it } from 'vitest';
import { curlOf, operationsOf, rowsOf, sampleOf, typeOf, type OpenApi } from './open-api.ts';

const api: OpenApi = {
  info: { version: '1' },
  components: { schemas: { BusInput: { type: 'object', required: ['plate'], properties: { plate: { type: ['string', 'null'], description: '车牌号', maxLength: 10 }, fuel: { type: ['string', 'null'], enum: ['diesel', null] }, self: { $ref: '#/components/schemas/BusInput' } } } } },
  paths: {
    '/api/bus/{id}': {
      patch: {
        tags: ['bus'], summary: '修改', description: 'Change', responses: { '200': { content: { 'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/BusInput' } } } } } },
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }, { name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } }],
        requestBody: { content: { 'application/json': { schema: { type: 'object', properties: { values: { $ref: '#/components/schemas/BusInput' } } } } } },
      },
    },
  },
};
const [operation] = operationsOf(api);

describe('the description of the API on its page', () => {
  it('is read as operations', () => {
    expect(operation).toMatchObject({ verb: 'PATCH', path: '/api/bus/{id}', tag: 'bus', words: { zh: '修改', en: 'Change' }, id: 'patch-api-bus-id-' });
  });

  it('shows shapes as rows, however they hold themselves', () => {
    const rows = rowsOf(api, operation?.body ?? {});
    expect(rows.slice(0, 3)).toMatchObject([{ name: 'values', depth: 0 }, { name: 'plate', depth: 1, required: true, type: 'string', meaning: '车牌号 · ≤ 10' }, { name: 'fuel', meaning: 'diesel' }]);
    expect(rows.length).toBeLessThan(30);
    expect(typeOf(api, operation?.answer ?? {})).toBe('object[]');
    expect(typeOf(api, { anyOf: [{ type: 'number' }, { type: 'string', format: 'date' }] })).toBe('number | string (date)');
  });

  it('gives an example that can be typed', () => {
    expect(sampleOf(api, { $ref: '#/components/schemas/BusInput' })).toMatchObject({ plate: '…', fuel: 'diesel' });
    const line = operation === undefined ? '' : curlOf(api, operation, 'https://county');
    expect(line).toMatch(/^curl -b cookies\.txt -X PATCH/);
    expect(line).toContain(`-H 'If-Match: "1"'`);
    expect(line).toContain("'https://county/api/bus/{id}'");
  });
});
