import { Link } from '@tanstack/react-router';
import type { FiguresView, StandingView } from '../../contract/indicator.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { boardWords } from './board-words.ts';

const NAMED = 12;

/** How complete the data behind a figure are: by register how many units should have rows, have some, have all of theirs approved, and which have none. */
export function Completeness({ figures, asOf }: { readonly figures: FiguresView; readonly asOf: string }) {
  const say = useWords(boardWords);
  const pick = usePick();
  const [whole, ...below] = figures.rows;
  const nameOf = (register: string): string => { const name = figures.registers.find(({ key }) => key === register)?.name; return name === undefined ? register : pick(name); };
  const lines = whole?.standing ?? [];
  // A unit's own row: districts only repeat what their schools lack.
  const lacking = (register: string) => below.filter(({ unitKind, standing }) => unitKind !== 'district' && standing.some((one) => one.register === register && one.wanted > 0 && one.rows === 0));
  const columns: readonly Column<StandingView>[] = [
    { key: 'register', title: say('register'), phone: 'title', render: ({ register }) => <Link to={`/registers/${register}`} search={asOf === '' ? {} : { asOf }}>{nameOf(register)}</Link> },
    { key: 'wanted', title: say('wanted'), figure: true, width: '6rem', render: ({ wanted }) => wanted },
    { key: 'units', title: say('units'), figure: true, width: '6rem', render: ({ units }) => units },
    { key: 'done', title: say('approved'), figure: true, width: '7rem', render: ({ done }) => done },
    { key: 'rows', title: say('rows'), figure: true, width: '6rem', render: ({ rows }) => rows.toLocaleString('zh-CN') },
  ];
  return (
    <section className="panel board-part" aria-labelledby="area-complete">
      <div className="board-part__head"><h2 id="area-complete">{say('completeness')}</h2></div>
      <LedgerTable label={say('completeness')} columns={columns} rows={lines} rowKey={({ register }) => register} />
      {lines.map(({ register }) => {
        const without = lacking(register);
        return without.length > 0 && (
          <p key={register} className="lacking">
            <span className="lacking__word">{nameOf(register)} {say('missing')} {without.length}</span>
            {without.slice(0, NAMED).map(({ unitId, unitName }) => <Link key={unitId} to={`/schools/${unitId}`}>{unitName}</Link>)}{without.length > NAMED && <span className="quiet">…</span>}
          </p>
        );
      })}
    </section>
  );
}
