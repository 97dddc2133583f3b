import { ProofPanel } from '../proof/proof-panel.tsx';
import { LightTag } from '../frame/light-tag.tsx';
import { useWords } from '../i18n/define-words.ts';
import { useLanguage, usePick } from '../i18n/use-language.ts';
import { stateNames } from '../../domain/ledger/commitment.ts';
import { ActBar } from './act-bar.tsx';
import { BasisMark } from './basis-mark.tsx';
import { commitmentWords } from './commitment-words.ts';
import type { CommitmentView } from './commitment-view.ts';
import { HistoryLine } from './history-line.tsx';
import { MilestoneList } from './milestone-list.tsx';
import { ProgressLine } from './progress-line.tsx';
import { PromiseBar } from './promise-bar.tsx';
import { PromiseSentence } from './promise-sentence.tsx';
import { asShown, unitOf } from './promise.ts';
import { RelatedRows } from './related-rows.tsx';
import { RowMarks } from './row-marks.tsx';
import { SourceLine } from './source-line.tsx';
import './commitment.css';

interface CommitmentDetailsProps {
  readonly view: CommitmentView;
  /** The verb whose form opens at once, when the workbench led here. */
  readonly first?: string | undefined;
}

/** A target or task in full: what was promised, where it stands, what one may do now, where it comes from, what happened. */
export function CommitmentDetails({ view, first }: CommitmentDetailsProps) {
  const say = useWords(commitmentWords);
  return (
    <article className="commitment">
      <Standing view={view} />
      <ActBar view={view} first={first} />
      {view.kind === 'target' && <ProofPanel target={view.row} />}
      <section className="commitment__part"><h3>{say('facts')}</h3><Facts view={view} /></section>
      <section className="commitment__part"><h3>{say('source')}</h3><SourceLine row={view.row} /></section>
      <RelatedRows view={view} />
      <section className="commitment__part">
        <h3>{say('history')}</h3>
        <HistoryLine history={view.history} unit={view.kind === 'target' ? unitOf(view.row) : '%'} />
      </section>
    </article>
  );
}

function Standing({ view }: { readonly view: CommitmentView }) {
  const say = useWords(commitmentWords);
  const language = useLanguage();
  const pick = usePick();
  const { row } = view;
  return (
    <header className="commitment__standing">
      {view.kind === 'target' ? <PromiseSentence target={view.row} /> : <p className="promise">{view.row.title}</p>}
      <p className="commitment__signs">
        <LightTag light={row.light} />
        <span className="commitment__why">{language === 'en' ? row.light.whyEn : row.light.why}</span>
        <span className={`state state--${row.state}`}>{pick(stateNames[row.state])}</span>
        <RowMarks row={row} />
        {row.deadline !== null && <time className="number" dateTime={row.deadline}>{say('dueOn', { day: row.deadline })}</time>}
      </p>
      {row.droppedIn !== null && <p className="commitment__dropped">{say('droppedLong', { n: row.droppedIn })}</p>}
      {view.kind === 'target' ? <PromiseBar target={view.row} /> : <TaskProgress view={view} />}
      <BasisMark basis={view.kind === 'target' ? asShown(view.row).basis : row.basis} long />
    </header>
  );
}

function TaskProgress({ view }: { readonly view: Extract<CommitmentView, { kind: 'task' }> }) {
  const { row } = view;
  return (
    <>
      <div className="commitment__progress"><ProgressLine share={row.value === null ? null : row.value / 100} confirmed={row.basis === 'confirmed'} /></div>
      <MilestoneList milestones={row.milestones} />
    </>
  );
}

function Facts({ view }: { readonly view: CommitmentView }) {
  const say = useWords(commitmentWords);
  const { row } = view;
  const facts = [
    [say('lead'), row.lead.name],
    [say('assisting'), row.assisting.map((unit) => unit.name).join(say('listComma'))],
    // The reader often knows the unit only, and says it as the person too.
    [say('owner'), row.owner === row.lead.name ? '' : row.owner],
  ] as const;
  return (
    <dl className="facts">
      {facts.filter(([, value]) => value !== '').map(([name, value]) => <div key={name} className="facts__row"><dt>{name}</dt><dd>{value}</dd></div>)}
    </dl>
  );
}
