import { expect, it } from 'vitest';
import { registerFile } from './definition-file.ts';
import { readYaml } from './read-yaml.ts';

const whole = (more: string) => `key: garden\nname: 花园\nkept_by: [school]\nfields:\n  name: { name: 名称, type: text }\ndisplay: { title: "{name}" }\n${more}`;

it.each([
  ['a number too small', 'minutes: -1'], ['too many', `checks: [${'1,'.repeat(300)}]`], ['nothing in a list', 'unique: [[]]'], ['a text too long', `source: ${'长'.repeat(400)}`], ['unseen characters', 'source: "a\\u0007b"'],
  ['a wrong word', 'workflow: sometimes'], ['no number', 'minutes: viele'], ['a key that is none', 'unique: [["A B"]]'], ['an unknown word', 'colour: red'],
])('%s is told in Chinese alone and in English alone', (_, more) => {
  const read = readYaml('garden.yaml', whole(more), registerFile);
  const faults = 'faults' in read ? read.faults : [];
  expect(faults.length).toBeGreaterThan(0);
  for (const { say, line } of faults) {
    expect(line).toBe(7);
    expect(say.zh).toMatch(/\p{Script=Han}{2}/u);
    expect(say.zh.replaceAll(/“[^”]*”|docs\/[\w.]+/g, '')).not.toMatch(/\b(?!number|string|array|plain|report\b)[a-z]{4,}/i);
    expect(say.en.replaceAll(/"[^"]*"/g, '')).not.toMatch(/\p{Script=Han}/u);
  }
});
