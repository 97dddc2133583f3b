import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { OpenedDrawing } from '../../contract/drawing.ts';
import { useMay } from '../api/use-me.ts';
import { LinkButton } from '../frame/link-button.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { useAddress } from '../table/use-address.ts';
import { Designer } from './designer.tsx';
import { designerWords } from './designer-words.ts';
import { blankDrawing, copyOf } from './drawing-text.ts';
import { useDrawing } from './use-drawings.ts';
import './designer.css';

/** `/designer/new`, or `/designer/new?from=class` for a copy to begin from. */
export function NewDrawingPage() {
  const say = useWords(designerWords);
  const [address] = useAddress();
  const from = address['from'] ?? '';
  const { data, error, refetch } = useDrawing(from);
  if (from !== '' && data === undefined) return error === null ? <LoadingState /> : <div className="page"><ProblemNote error={error} again={() => void refetch()} /></div>;
  return (
    <div className="page designer-page">
      <PageHeader title={say('newDrawing')} above={<Link to="/designer">{say('designer')}</Link>} />
      <NewDrawing from={data} />
    </div>
  );
}

function NewDrawing({ from }: { readonly from: OpenedDrawing | undefined }) {
  const say = useWords(designerWords);
  const navigate = useNavigate();
  const start = from === undefined ? blankDrawing('new_register', say('newDrawing')) : copyOf(from.written, `${from.key}_2`.slice(-40), say('copyName', { name: from.name.zh }));
  return <Designer id={`new.${from?.key ?? ''}`} drawing={null} start={{ written: start, lists: [] }} onSent={(key) => void navigate({ href: key === null ? '/designer' : `/designer/${key}` })} />;
}

/** `/designer/$key` */
export function DrawingPage() {
  const { key } = useParams({ strict: false }) as { readonly key: string };
  const say = useWords(designerWords);
  const pick = usePick();
  const navigate = useNavigate();
  const { data, error, refetch } = useDrawing(key);
  if (data === undefined) return error === null ? <LoadingState /> : <div className="page"><ProblemNote error={error} again={() => void refetch()} /></div>;
  if (data.version === 0) return <BuiltInPage drawing={data} />;
  return (
    <div className="page designer-page">
      <PageHeader
        title={pick(data.name)} above={<Link to="/designer">{say('designer')}</Link>}
        facts={<><span>{say('versionNo', { n: data.version })}</span><span>{data.setAside.length > 0 ? say('setAside') : say('inForce')}</span>{data.setAside.length === 0 && <Link to={`/registers/${key}`}>{say('records')}</Link>}</>}
      />
      <Designer key={`${key}:${data.version}`} id={`${key}.${data.version}`} drawing={data} start={{ written: data.written, lists: data.lists.map((list) => list.written) }} onSent={(saved) => { if (saved === null) void navigate({ href: '/designer' }); }} />
    </div>
  );
}

// A built-in register comes with the system: it is looked at here, and another is begun from it.
function BuiltInPage({ drawing: { key, name, written } }: { readonly drawing: OpenedDrawing }) {
  const say = useWords(designerWords);
  const pick = usePick();
  const may = useMay();
  return (
    <div className="page designer-page">
      <PageHeader
        title={pick(name)} above={<Link to="/designer">{say('designer')}</Link>} facts={<span>{say('builtIn')}</span>}
        actions={<><LinkButton to={`/registers/${key}`}>{say('records')}</LinkButton>{may('register.draw') && <LinkButton primary to={`/designer/new?from=${key}`}>{say('copyThis')}</LinkButton>}</>}
      />
      <section className="panel padded" aria-label={say('builtIn')}>
        <p>{say('builtInNote')}</p>
        <details className="drawing__text"><summary>{say('builtInText')}</summary><section {...{ tabIndex: 0 }} className="drawing__written" aria-label={say('builtInText')}><pre>{written}</pre></section></details>
      </section>
    </div>
  );
}
