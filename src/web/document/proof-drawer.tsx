import { Drawer } from 'antd';
import type { FigureProof, ProofPart } from '../../contract/kept-document.ts';
import { clockTime } from '../frame/clock-time.ts';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { byPlace } from './by-place.ts';
import { documentWords } from './document-words.ts';
import { useProof } from './use-documents.ts';

/** A figure of a published document opened to its proof: formula, rows as they were, and what it is now. */
export function ProofDrawer({ id, fact, onClose }: { readonly id: string; readonly fact: string | null; readonly onClose: () => void }) {
  const say = useWords(documentWords);
  const { data, error, refetch } = useProof(id, fact);
  return (
    <Drawer open={fact !== null} onClose={onClose} title={data === undefined ? say('proof') : `${say('proof')} · ${data.fact.text}`} size={Math.min(520, window.innerWidth)} destroyOnHidden>
      {error !== null && <ProblemNote error={error} again={() => void refetch()} />}
      {data === undefined && error === null && <LoadingState />}
      {data?.fact.note !== undefined && <p>{say('remark')}：{data.fact.note}</p>}
      {data?.figures.map((proof) => <Proof key={proof.figure.ref} proof={proof} />)}
    </Drawer>
  );
}

function Proof({ proof }: { readonly proof: FigureProof }) {
  const say = useWords(documentWords);
  const pick = usePick();
  const { figure, again, now, withheld, isRedefined, parts, units } = proof;
  const withUnit = (value: string | null): string => (value === null ? say('notKnown') : `${value}${pick(figure.measure)}`);
  return (
    <section className="proof">
      <h3>{pick(figure.name)}</h3>
      <p className="quiet">{figure.unit.name} · {figure.period ?? say('momentOf', { at: clockTime(figure.moment) })} · {say('definition', { n: figure.version })}</p>
      <dl className="known">
        <div><dt>{say('frozen')}</dt><dd><b>{withUnit(figure.value)}</b></dd></div>
        <div><dt>{say('lastYear')}</dt><dd>{withUnit(figure.previous)}</dd></div>
        {figure.target !== null && <div><dt>{say('aspect_target')}</dt><dd>{withUnit(figure.target)}</dd></div>}
        {!withheld && <div><dt>{say('nowValue')}</dt><dd>{withUnit(now)}</dd></div>}
        {again !== null && <div><dt>{say('again')}</dt><dd>{withUnit(again)} {again === figure.value ? say('sameAgain') : <b className="finding--error">{say('otherAgain')}</b>}</dd></div>}
      </dl>
      {withheld && <p>{say('withheld')}</p>}
      {isRedefined && <p>{say(again === null ? 'redefined' : 'redefinedSince', { n: figure.version })}</p>}
      <p><b>{say('formula')}</b> {pick(figure.explanation)}</p>
      <p className="quiet">{say('source', { text: figure.source })}</p>
      <h4>{say('rowsBehind')}</h4>
      <ul className="proof__parts">{byPlace(parts).map(({ one, place }) => <Part key={place} part={one} />)}</ul>
      {units.length > 0 && <details><summary>{say('unitsBehind')}</summary><ul className="proof__units">{units.map((unit) => <li key={unit.unitId}><span>{unit.unitName}</span> <span className="number">{unit.shown}</span></li>)}</ul></details>}
    </section>
  );
}

const marks = { same: '✓', changed: '✕', unseen: '—' } as const;

function Part({ part }: { readonly part: ProofPart }) {
  const say = useWords(documentWords);
  const pick = usePick();
  const words = part.rowsNow === 'same' ? say('rowsSame', { n: part.rows }) : part.rowsNow === 'changed' ? say('rowsChanged', { n: part.rows, found: part.found ?? 0 }) : say('rowsUnseen', { n: part.rows });
  return (
    <li className={`proof__part proof__part--${part.rowsNow}`}>
      <span>{pick(part.words)}{part.value !== null && <b> {part.value}</b>}</span>
      <span><span aria-hidden="true">{marks[part.rowsNow]}</span> {pick(part.registerName)}：{words}</span>
      {part.page !== null && <a href={part.page}>{say('seeRows')}</a>}
    </li>
  );
}
