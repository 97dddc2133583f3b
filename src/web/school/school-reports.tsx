import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReportRow } from '../../contract/round.ts';
import { declarations, fillingStates } from '../../domain/round/report-state.ts';
import type { Unit } from '../../contract/unit.ts';
import { get, withQuery } from '../api/client.ts';
import { DueWords } from '../round/due-words.tsx';
import { StateTag } from '../round/state-tag.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { schoolWords } from './school-words.ts';

/** The reports a unit is asked for in rounds that run, and where each stands. */
export function SchoolReports({ unit }: { readonly unit: Unit }) {
  const say = useWords(schoolWords);
  const pick = usePick();
  const { data } = useQuery({ queryKey: ['reports', 'unit', unit.id], queryFn: ({ signal }) => get<ReportRow[]>(withQuery('/api/reports', { for: 'unit', unit: unit.id }), signal) });
  if (data === undefined || data.length === 0) return null;
  return (
    <section className="panel block" aria-labelledby="block-reports">
      <h2 id="block-reports">{say('reports')}<span className="block__count">{data.length}</span></h2>
      <ul className="block__list">
        {data.map((row) => (
          <li key={row.id}>
            <Link to={`/reporting/reports/${row.id}`}>{pick(row.registerName)} {row.period}</Link> <StateTag report={row} />{row.declaration === 'nothing' && <span>{pick(declarations.nothing)}</span>}
            <span className="quiet">{row.roundName} <DueWords day={row.dueOn} owed={fillingStates.includes(row.state)} overdue={row.lateness === 'overdue'} /></span>
          </li>
        ))}
      </ul>
    </section>
  );
}
