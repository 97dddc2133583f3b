import { Link, useParams } from '@tanstack/react-router';
import type { DisclosureView } from '../../contract/disclosure.ts';
import { disclosureCategories, manners } from '../../domain/disclosure/categories.ts';
import { clockTime } from '../frame/clock-time.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { disclosureWords } from './disclosure-words.ts';
import { FindingsPanel } from './findings-panel.tsx';
import { StateTag } from './items-page.tsx';
import { StepPanel } from './step-panel.tsx';
import { useDisclosureItem } from './use-disclosure.ts';
import './disclosure.css';

/** `/disclosure/$id`: one item with what was found in it, and the next step. */
export function DisclosureItemPage() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const say = useWords(disclosureWords);
  const { data, error, refetch } = useDisclosureItem(id);
  if (data === undefined) return error === null ? <LoadingState /> : <div className="page"><ProblemNote error={error} again={() => void refetch()} /></div>;
  return (
    <div className="page">
      <PageHeader title={data.title} above={<Link to="/disclosure">{say('back')}</Link>} facts={<><StateTag row={data} /><span>{data.unitName}</span><span>{data.createdByName} {clockTime(data.createdAt)}</span></>} />
      {data.withdrawnReason !== '' && <p className="disclosure__gone">{say('gone', { text: data.withdrawnReason })}</p>}
      <div className="disclosure__columns">
        <div><FindingsPanel key={data.version} view={data} /><Matter view={data} /></div>
        <div><StepPanel key={data.version} view={data} /><Facts view={data} /><History view={data} /></div>
      </div>
    </div>
  );
}

function Matter({ view: { file, text } }: { readonly view: DisclosureView }) {
  const say = useWords(disclosureWords);
  return (
    <section className="panel disclosure__part">
      <h2>{say('matter')}</h2>
      {file !== null && <p>{file.name}（{Math.max(1, Math.round(file.size / 1024))} KB）</p>}
      {file !== null && <p><a href={`/api/files/${file.id}`}>{say('download')}</a></p>}
      {text.length > 0 && <section className="disclosure__text" aria-label={say('asDocument')}>{text.join('\n')}</section>}
    </section>
  );
}

function Facts({ view }: { readonly view: DisclosureView }) {
  const say = useWords(disclosureWords);
  const pick = usePick();
  const rows: readonly (readonly [string, string])[] = [
    [say('number'), view.number ?? '—'], [say('category'), pick(disclosureCategories[view.category])], [say('documentNumber'), view.documentNumber], [say('formedOn'), view.formedOn], [say('validUntil'), view.validUntil ?? '—'],
    [say('manner'), pick(manners[view.manner])], [say('mannerReason'), view.mannerReason], [say('summary'), view.summary],
  ];
  return (
    <section className="panel disclosure__part">
      <h2>{say('facts')}</h2>
      <dl className="disclosure__facts">{rows.filter(([, value]) => value !== '').map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      {view.number !== null && view.manner !== 'withheld' && <a href={`/public/items/${view.number}`} target="_blank" rel="noreferrer">{say('onPublic')}</a>}
    </section>
  );
}

function History({ view: { history } }: { readonly view: DisclosureView }) {
  const say = useWords(disclosureWords);
  const pick = usePick();
  return (
    <section className="panel disclosure__part">
      <h2>{say('history')}</h2>
      <ol className="disclosure__history">{history.map(({ name, note, byName, at }) => <li key={at + name.zh}><strong>{pick(name)}</strong> {byName} <span className="quiet">{clockTime(at)}</span>{note !== '' && <p>{note}</p>}</li>)}</ol>
    </section>
  );
}
