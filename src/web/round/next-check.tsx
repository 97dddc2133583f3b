import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { ReportRow } from '../../contract/round.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { nextToCheck } from './next-to-check.ts';
import { roundWords } from './round-words.ts';
import { useReports } from './use-rounds.ts';

interface NextCheckProps {
  /** The one that was just decided. */
  readonly report: ReportRow;
}

/** The way from a report that was just approved or returned to the next one that waits; nothing when none is left. */
export function NextCheck({ report }: NextCheckProps) {
  const { next, left } = nextToCheck(useReports('check').data ?? [], report);
  return next === undefined ? null : <WayOn next={next} left={left} />;
}

function WayOn({ next, left }: { readonly next: ReportRow; readonly left: number }) {
  const say = useWords(roundWords);
  const pick = usePick();
  const place = useRef<HTMLAnchorElement>(null);
  // The button that was pressed is gone: the keyboard goes on from here.
  useEffect(() => place.current?.focus(), []);
  return (
    <section className="panel side-panel no-print" aria-label={say('nextCheck')}>
      <Link ref={place} className="owed__way owed__way--first next-check" to={`/reporting/reports/${next.id}`}>{say('nextCheck')}</Link>
      <p>{next.unitName} · {pick(next.registerName)} {next.period}</p>
      <p className="quiet">{say('checksLeft', { n: left })}</p>
    </section>
  );
}
