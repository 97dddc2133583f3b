import type { Foresight } from '../../contract/succession.ts';
import type { SuccessionKind } from '../../domain/unit/succession.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { successionWords } from './succession-words.ts';

/** What would happen: first what stands against it, then by register, to open reports, to whom, to how many promises. A split moves nothing by itself. */
export function ForesightView({ foresight, kind }: { readonly foresight: Foresight; readonly kind: SuccessionKind }) {
  const say = useWords(successionWords);
  const { registers, people, commitments, rounds } = foresight;
  return (
    <section className="foresight" aria-label={say('foresight')}>
      <h3>{say('foresight')}</h3>
      <Against foresight={foresight} />
      {kind !== 'split' && (registers.length === 0 ? <p className="quiet">{say('nothingKept')}</p> : <RegisterTable registers={registers} />)}
      <Rounds rounds={rounds} />
      {kind !== 'split' && <p>{say('commitments', { n: commitments })}</p>}
      {people.length > 0 && <People people={people} />}
    </section>
  );
}

/** Whether nothing stands against it. */
export const isPossible = ({ faults, collisions, pupils }: Foresight): boolean => faults.length === 0 && collisions.length === 0 && pupils === 0;

function Against({ foresight }: { readonly foresight: Foresight }) {
  const say = useWords(successionWords);
  const pick = usePick();
  const { faults, collisions, pupils } = foresight;
  if (isPossible(foresight)) return null;
  return (
    <div className="problem" role="alert">
      {faults.length > 0 && <p className="problem__text">{say('cannot')}</p>}
      <ul>{faults.map((fault) => <li key={fault.en}>{pick(fault)}</li>)}</ul>
      {pupils > 0 && <p className="problem__text">{say('pupils', { n: pupils })}</p>}
      {collisions.length > 0 && <p className="problem__text">{say('collisions')}</p>}
      <ul>{collisions.flatMap(({ register, name, records }) => records.map((record) => <li key={`${register} ${record}`}>{pick(name)} · <span lang="zh">{record}</span></li>))}</ul>
    </div>
  );
}

function RegisterTable({ registers }: { readonly registers: Foresight['registers'] }) {
  const say = useWords(successionWords);
  const pick = usePick();
  return (
    <table className="foresight__table">
      <thead><tr><th scope="col">{say('register')}</th><th scope="col">{say('moves')}</th><th scope="col">{say('retires')}</th><th scope="col">{say('stays')}</th></tr></thead>
      <tbody>
        {registers.map(({ key, name, moves, retires, stays }) => <tr key={key}><th scope="row">{pick(name)}</th><td>{moves}</td><td>{retires}</td><td>{stays}</td></tr>)}
      </tbody>
    </table>
  );
}

function Rounds({ rounds }: Pick<Foresight, 'rounds'>) {
  const say = useWords(successionWords);
  if (rounds.length === 0) return <p className="quiet">{say('noReports')}</p>;
  const parts = ({ excused, reopened, asked }: Foresight['rounds'][number]) =>
    [...(excused > 0 ? [say('excused', { n: excused })] : []), ...(reopened > 0 ? [say('reopened', { n: reopened })] : []), ...(asked > 0 ? [say('asked', { n: asked })] : [])];
  return (
    <>
      <p>{say('openReports', { n: rounds.length })}</p>
      <ul className="foresight__people">{rounds.map((round) => <li key={round.id}><span lang="zh">{round.name}</span>{say('partsFrom')}{parts(round).join(say('partsBetween'))}</li>)}</ul>
    </>
  );
}

function People({ people }: { readonly people: Foresight['people'] }) {
  const say = useWords(successionWords);
  const pick = usePick();
  return (
    <>
      <p>{say('people', { n: people.length })}</p>
      <ul className="foresight__people">
        {people.map(({ name, unitName, roles }) => (
          <li key={`${unitName} ${name}`}><span lang="zh">{name}</span> · <span lang="zh">{unitName}</span> · {roles.length === 0 ? say('noRole') : roles.map(pick).join(' / ')}</li>
        ))}
      </ul>
    </>
  );
}
