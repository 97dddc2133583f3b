import { Link } from '@tanstack/react-router';
import type { BoardView, KeyFigure } from '../../contract/board.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { useShown } from '../indicator/use-shown.ts';
import { groupDigits } from '../register/show-value.ts';
import type { Address } from '../table/use-address.ts';
import { boardWords } from './board-words.ts';

interface FiguresProps { readonly board: BoardView; readonly address: Address }

/** The key figures of the unit, each with last year's, each opening to what is behind it. */
export function KeyFigures({ board, address }: FiguresProps) {
  const say = useWords(boardWords);
  const asked = { ...(address['unit'] === undefined ? {} : { unit: address['unit'] }), ...(address['asOf'] === undefined ? {} : { asOf: address['asOf'] }) };
  return (
    <section className="panel board-part" aria-labelledby="board-figures">
      <div className="board-part__head"><h2 id="board-figures">{say('figures')}</h2><Link className="no-print" to="/indicators" search={asked}>{say('allIndicators')}</Link></div>
      <dl className="keys">{board.figures.map((figure) => <Key key={figure.key} figure={figure} asked={asked} />)}</dl>
    </section>
  );
}

function Key({ figure, asked }: { readonly figure: KeyFigure; readonly asked: Address }) {
  const say = useWords(boardWords);
  const pick = usePick();
  return (
    <div className="key">
      <dt className="key__name">{pick(figure.name)}</dt>
      <dd className="key__value">
        {figure.blank === null ? <Link to={`/indicators/${figure.key}`} search={asked} className="key__figure"><Split figure={figure} /></Link> : <span className="key__blank">{say(figure.blank === 'rights' ? 'withheld' : 'noRows')}</span>}
        {figure.period !== null && figure.blank === null && <span className="key__period">{figure.period}</span>}
      </dd>
      {figure.blank === null && <dd className="key__before"><Before figure={figure} /></dd>}
    </div>
  );
}

// The unit of measure stands small behind the number; per cent stays with it.
function Split({ figure: { shown, measure } }: { readonly figure: KeyFigure }) {
  const pick = usePick();
  const number = groupDigits(shown ?? '—');
  return measure.zh === '%' ? <>{number}%</> : <>{number}<span className="figure__unit">{pick(measure)}</span></>;
}

const arrows = { up: '▲', down: '▼', same: '＝' } as const;

function Before({ figure }: { readonly figure: KeyFigure }) {
  const say = useWords(boardWords);
  const pick = usePick();
  const shown = useShown();
  const { before, change } = figure;
  if (before.shown === null) return <span className="quiet">{say('noLastYear')}</span>;
  const tone = change === null || change.better === null ? '' : change.better ? ' key__change--better' : ' key__change--worse';
  return (
    <>
      <span className="quiet">{say(before.asOf === null ? 'lastYear' : 'lastYearOn', { value: shown(figure, before.shown) })}</span>
      {change !== null && <span className={`key__change${tone}`}><span aria-hidden="true">{arrows[change.way]}</span> {pick(change.words)}{change.better !== null && ` ${say(change.better ? 'better' : 'worse')}`}</span>}
    </>
  );
}
