import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { OpenedOwnIndicator } from '../../contract/own-indicator.ts';
import { clockTime } from '../frame/clock-time.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { IndicatorEditor } from './indicator-editor.tsx';
import { blankIndicator } from './indicator-text.ts';
import { ownIndicatorWords } from './own-indicator-words.ts';
import { useOwnIndicator } from './use-own-indicators.ts';
import './own-indicator.css';

/** `/indicators/new` */
export function NewIndicatorPage() {
  const say = useWords(ownIndicatorWords);
  const navigate = useNavigate();
  return (
    <div className="page">
      <PageHeader title={say('newOne')} above={<Link to="/indicators/own">{say('own')}</Link>} facts={<span>{say('note')}</span>} />
      <IndicatorEditor changing={null} start={blankIndicator(say('newOne'))} onSent={() => void navigate({ href: '/indicators/own' })} />
    </div>
  );
}

/** `/indicators/$key/edit` */
export function EditIndicatorPage() {
  const { key } = useParams({ strict: false }) as { readonly key: string };
  const say = useWords(ownIndicatorWords);
  const pick = usePick();
  const navigate = useNavigate();
  const { data, error, refetch } = useOwnIndicator(key);
  if (data === undefined) return error === null ? <LoadingState /> : <div className="page"><ProblemNote error={error} again={() => void refetch()} /></div>;
  return (
    <div className="page">
      <PageHeader
        title={`${say('editOne')}：${pick(data.name)}`} above={<Link to="/indicators/own">{say('own')}</Link>}
        facts={<><span>{say('versionNo', { n: data.version })}</span><span>{say(data.setAside.length > 0 ? 'setAside' : 'inForce')}</span><span>{say('note')}</span></>}
      />
      <IndicatorEditor key={`${key}:${data.version}`} changing={{ key, version: data.version }} start={data.written} onSent={() => void navigate({ href: '/indicators/own' })} />
      <Versions versions={data.versions} />
    </div>
  );
}

/** Every version with who made it and who put it in force: a published figure names the one it was computed with. */
function Versions({ versions }: Pick<OpenedOwnIndicator, 'versions'>) {
  const say = useWords(ownIndicatorWords);
  return (
    <section className="panel own-versions" aria-label={say('versions')}>
      <h2>{say('versions')}</h2>
      {versions.map(({ version, drawnBy, approvedBy, at, written }) => (
        <details key={version}>
          <summary>{say('versionNo', { n: version })} <span className="quiet">{say('drawnBy')} {drawnBy}，{say('approvedBy')} {approvedBy}，{clockTime(at)}</span></summary>
          <pre>{written}</pre>
        </details>
      ))}
    </section>
  );
}
