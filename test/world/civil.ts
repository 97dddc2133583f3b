/* What every answer of the server owes to whoever asked, however rude the question. */
import { expect } from 'vitest';
import { problemReply } from '../../src/contract/common.ts';
import { problems } from '../../src/domain/problem.ts';

const statusOf = new Map(Object.values(problems).map((kind) => [kind.code, kind.status]));

/** Never a bug of ours (X101); a refusal has a known code with its status, both sentences, and tells nothing of the inside. */
export function expectCivil(answer: { readonly status: number; readonly body: unknown }, question: string): void {
  if (answer.status < 400) return;
  const said = JSON.stringify(answer.body).slice(0, 400);
  const reply = problemReply.safeParse(answer.body);
  expect(reply.success, `${question} → ${answer.status} ${said}`).toBe(true);
  const { code, status, zh, en } = problemReply.parse(answer.body);
  expect(code, `${question} → ${said}`).not.toBe('X101');
  expect([answer.status, status], `${question} → ${said}`).toEqual([statusOf.get(code), statusOf.get(code)]);
  expect(zh, question).toMatch(/[\u4E00-\u9FFF].*[。！]$/s);
  expect(en, question).toMatch(/^[\s\S]{8,}$/);
  expect(said, question).not.toMatch(/node_modules|\.ts:\d|select .* from|pg_catalog|violates|syntax error/i);
}
