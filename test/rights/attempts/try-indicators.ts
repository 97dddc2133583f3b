/* Indicators: what they say is the same to all; their figures are those of units whose rows one may see. */
import type { DrillView, FiguresView } from '../../../src/contract/indicator.ts';
import type { DraftView } from '../../../src/contract/document.ts';
import { outcomeOf, putRecord, registerOf, shown, type Attempts } from './attempt.ts';

/** Indicators, their figures, and documents that tell them. */
export const indicatorAttempts: Attempts = {
  'indicator.list': async (_, { who: { person } }) => outcomeOf(await person.send('GET', '/api/indicators')),
  'indicator.open': async (_, { who: { person } }) => outcomeOf(await person.send('GET', '/api/indicators/open_rows')),
  'indicator.compute': async (stage, { who: { person }, place, level }) => {
    await putRecord(stage, registerOf(level), place, level);
    return shown(await person.send('GET', `/api/indicators/values?keys=${registerOf(level)}_rows&unit=${place.id}`), ({ rows }: FiguresView) => Number(rows[0]?.values[0]) > 0);
  },
  'indicator.drill': async (stage, { who: { person }, place, level }) => {
    await putRecord(stage, registerOf(level), place, level);
    return shown(await person.send('GET', `/api/indicators/${registerOf(level)}_rows/drill?unit=${place.id}`), ({ value, parts }: DrillView) => Number(value) > 0 && parts[0]?.value === value);
  },
  // Everybody has a board of their own; that it shows nothing out of their sight is told by test/stories/board.test.ts.
  'board.open': async (_, { who: { person } }) => outcomeOf(await person.send('GET', '/api/board')),
  'report.draft': async (stage, { who: { person }, place, level }) => {
    await putRecord(stage, registerOf(level), place, level);
    return shown(await person.send('POST', `/api/documents/${registerOf(level)}_note/draft`, { unit: place.id }), ({ document }: DraftView) => Number(document.facts[0]?.value) > 0);
  },
};
