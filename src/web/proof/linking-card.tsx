import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { subjectAndMetric, unitOf } from '../commitment/promise.ts';
import { Figure } from '../frame/figure.tsx';
import { useWords } from '../i18n/define-words.ts';
import { useLanguage, usePick } from '../i18n/use-language.ts';
import type { Linking } from './linking.ts';
import { proofWords } from './proof-words.ts';
import { ShownValue } from './shown-value.tsx';
import { SuggestionWords } from './suggestion-words.tsx';

interface LinkingCardProps {
  readonly one: Linking;
  readonly current: boolean;
  readonly busy: boolean;
  readonly onChoose: () => void;
  readonly onAccept: (nth: number) => void;
  readonly onOther: () => void;
  readonly onNone: () => void;
}

/** One target with the indicators that may prove it; the current one shows its choices. */
export function LinkingCard({ one, current, busy, onChoose, onAccept, onOther, onNone }: LinkingCardProps) {
  const say = useWords(proofWords);
  const language = useLanguage();
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => { if (current) place.current?.scrollIntoView({ block: 'nearest' }); }, [current]);
  const { target, found } = one;
  return (
    <li className="linking__one" ref={place} aria-current={current}>
      <button type="button" className="linking__name" onClick={onChoose}>
        <strong>{subjectAndMetric(target, language)}</strong>
        <Figure value={target.required} comparator={target.comparator} unit={unitOf(target)} />
        <Decided one={one} />
      </button>
      <span className="linking__source" lang="zh-CN">{target.source.text}</span>
      {current && (
        <>
          {found.suggestions.length === 0 && <span className="quiet">{say('noSuggestion')}</span>}
          <div className="linking__options">
            {found.suggestions.map((suggestion, at) => <button type="button" key={suggestion.indicator} className="linking__option" disabled={busy} onClick={() => onAccept(at)}><kbd>{at + 1}</kbd><SuggestionWords one={suggestion} /><span className="linking__link">{say('accept')}</span></button>)}
          </div>
          <div className="linking__acts">
            <span className="quiet">{say('ofUnit', { unit: found.unit.name })}</span>
            <Button size="small" onClick={onOther} disabled={busy}>{say('other')}</Button>
            {!target.unprovable && <Button size="small" onClick={onNone} disabled={busy}>{say('none')}</Button>}
          </div>
        </>
      )}
    </li>
  );
}

function Decided({ one: { target } }: { readonly one: Linking }) {
  const say = useWords(proofWords);
  const pick = usePick();
  if (target.unprovable) return <span className="quiet">{say('noneDone')}</span>;
  if (target.proof === null) return null;
  return <><span className="linking__done">{say('linkedTo', { name: pick(target.proof.name) })}</span><ShownValue target={target} /></>;
}
