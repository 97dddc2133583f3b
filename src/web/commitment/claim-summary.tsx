import { clockTime } from '../frame/clock-time.ts';
import { Figure } from '../frame/figure.tsx';
import { useWords } from '../i18n/define-words.ts';
import { commitmentWords } from './commitment-words.ts';
import type { CommitmentView } from './commitment-view.ts';
import { EvidenceList } from './evidence-list.tsx';
import type { Target } from '../../contract/ledger.ts';
import { proofWords } from '../proof/proof-words.ts';
import { asShown, unitOf } from './promise.ts';

/** What somebody claimed, before another person says yes or no to it: which value, by whom, when, on what evidence. */
export function ClaimSummary({ view }: { readonly view: CommitmentView }) {
  const say = useWords(commitmentWords);
  const claim = view.history.reduce<CommitmentView['history'][number] | undefined>((last, action) => (action.verb === 'claim' && action.seq > (last?.seq ?? 0) ? action : last), undefined);
  if (claim === undefined) return null;
  // A claim in words alone leaves the value as it was reported.
  const value = claim.value ?? view.row.value;
  const evidence = view.history.flatMap((action) => action.evidence);
  return (
    <dl className="claim" aria-label={say('theClaim')}>
      <div className="claim__value"><dt>{say('claimedValue')}</dt><dd>{value === null ? say('noValue') : <Figure value={value} unit={view.kind === 'target' ? unitOf(view.row) : '%'} />}</dd></div>
      {view.kind === 'target' && <div><dt>{say('requiredShort')}</dt><dd><Figure value={view.row.required} comparator={view.row.comparator} unit={unitOf(view.row)} /></dd></div>}
      {view.kind === 'target' && <ProvenBeside target={view.row} />}
      <div><dt>{say('by')}</dt><dd>{claim.byName} <time className="quiet number" dateTime={claim.at}>{clockTime(claim.at)}</time></dd></div>
      {claim.note !== '' && <div><dt>{say('claimNote')}</dt><dd>{claim.note}</dd></div>}
      <div><dt>{say('evidence')}</dt><dd>{evidence.length === 0 ? say('evidenceNone') : <EvidenceList files={evidence} />}</dd></div>
    </dl>
  );
}

// Whoever confirms sees what registers show before saying yes.
function ProvenBeside({ target }: { readonly target: Target }) {
  const say = useWords(proofWords);
  const { said, basis } = asShown(target);
  if (basis !== 'proven' || target.proof === null) return null;
  const { met, differs } = target.proof;
  return <div><dt>{say('value')}</dt><dd><Figure value={said} unit={unitOf(target)} /> <span className={met === true && !differs ? 'basis basis--proven' : 'proof__differs'}>{say(met === true ? 'met' : 'short')}{differs && ` · ${say('differs')}`}</span></dd></div>;
}
