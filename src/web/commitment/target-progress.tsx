import type { Target } from '../../contract/ledger.ts';
import { useWords } from '../i18n/define-words.ts';
import { commitmentWords } from './commitment-words.ts';
import { ProgressLine } from './progress-line.tsx';
import { asShown, isMet, lacksStart, shareKept } from './promise.ts';

/** How far a target has come: a line with its percent, or a word where no percent can be told. */
export function TargetProgress({ target: given }: { readonly target: Target }) {
  const say = useWords(commitmentWords);
  const target = asShown(given);
  if (target.value !== null && lacksStart(target)) return <span className="progress__word">{say(isMet(target) === true ? 'metShort' : 'missedShort')}</span>;
  return <ProgressLine share={shareKept(target)} confirmed={target.basis === 'confirmed' || target.basis === 'proven'} />;
}
