/* The balance between schools stands nowhere: who may weigh it sees of it the schools they see. */
import type { Stage } from '../stage.ts';
import { outcomeOf, putRecord, type Attempts } from './attempt.ts';

const aSchool = (stage: Stage): Promise<string> => putRecord(stage, 'open', stage.place('cg/syxx/'));

/** Weighing, the workbook of it, and the plan. */
export const balanceAttempts: Attempts = {
  'balance.weigh': async (_, { who: { person } }) => outcomeOf(await person.send('GET', '/api/balance?rules=2012')),
  'balance.export': async (_, { who: { person } }) => outcomeOf(await person.send('POST', '/api/balance/workbook', { rules: '2012' })),
  'balance.plan': async (stage, { who: { person } }) => {
    await aSchool(stage);
    return outcomeOf(await person.send('POST', '/api/balance/plan', { rules: '2012', seconds: 30 }));
  },
};
