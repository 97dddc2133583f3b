import { useWords } from '../i18n/define-words.ts';
import { planWords } from './plan-words.ts';

/** What the marks in the text mean. */
export function MarkLegend() {
  const say = useWords(planWords);
  return (
    <p className="legend" aria-label={say('legend')}>
      <span className="mark mark--target">{say('target')}</span>
      <span className="mark mark--achievement">{say('achievement')}</span>
      <span className="mark mark--context">{say('contextOne')}</span>
      <span className="mark mark--stated mark--wrong">{say('inconsistentOne')}</span>
      <span className="pin">{say('task')}</span>
    </p>
  );
}
