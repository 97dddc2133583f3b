import type { ProblemReply } from '../../contract/common.ts';

/** A request that was refused: the server's coded problem, or no answer at all (`code` empty). */
export class Refusal extends Error {
  readonly problem: ProblemReply;

  constructor(problem: ProblemReply) {
    super(`${problem.code} ${problem.zh}`);
    this.name = 'Refusal';
    this.problem = problem;
  }
}

/** The problem to show for whatever was thrown. */
export function problemOf(thrown: unknown): ProblemReply {
  return thrown instanceof Refusal ? thrown.problem : unexplained(0);
}

/** No server answered: the connection, not the person, is at fault. */
export function unreachable(): Refusal {
  return new Refusal({
    code: '', status: 0, details: {},
    zh: '连不上服务器，您填写的内容还在本页。请检查网络后重试。',
    en: 'The server cannot be reached. What you typed is still on this page. Check the network and try again.',
  });
}

/** An answer that is not one of ours, from a proxy for example. */
export function unexplained(status: number): ProblemReply {
  return {
    code: '', status, details: {},
    zh: `服务器没有按约定回答（${status}），请稍后重试；反复出现请联系管理员。`,
    en: `The server gave an unexpected answer (${status}). Try again shortly; if it persists, tell the administrator.`,
  };
}
