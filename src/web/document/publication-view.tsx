import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { Fragment, useState } from 'react';
import type { OpenDocument, OpenPublication } from '../../contract/kept-document.ts';
import { dayInWords, textOf, type Block, type Heading, type Piece } from '../../domain/report/document.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { useMay } from '../api/use-me.ts';
import { PrepareForm } from '../disclosure/prepare-form.tsx';
import '../disclosure/disclosure.css';
import { byPlace } from './by-place.ts';
import { DocumentFacts } from './document-facts.tsx';
import { documentWords } from './document-words.ts';
import { ProofDrawer } from './proof-drawer.tsx';
import { useDoing } from './use-documents.ts';

interface ReadProps { readonly body: OpenPublication; readonly onFact: (fact: string) => void }

/** A published document: as it was, every figure to be opened, and what differs now. */
export function PublicationView({ opened, body }: { readonly opened: OpenDocument; readonly body: OpenPublication }) {
  const say = useWords(documentWords);
  const [fact, openFact] = useState<string | null>(null);
  const pick = usePick();
  const { document, facts, differences } = body;
  const nameOf = (refs: readonly string[]): string => body.figures.filter(({ ref }) => refs.includes(ref)).map(({ name }) => pick(name)).join('、');
  return (
    <div className="page document-page">
      <PageHeader title={textOf(document.title)} above={<Link to="/documents">{say('back')}</Link>} facts={<DocumentFacts opened={opened} />} actions={<Actions opened={opened} body={body} />} />
      <div className="seal">
        <p><b>{say('sealed', { day: body.publishedOn, n: facts.length })}</b> <span className="seal__digest" title={body.digest}>{say('digest', { digest: body.digest.slice(0, 16) })}</span></p>
        {!body.isIntact && <p className="finding--error">{say('broken')}</p>}
        {body.supersededBy !== null && opened.state === 'superseded' && <p>{say('superseding')} <Link to="/documents/$id" params={{ id: body.supersededBy }}>{say('seeNew')}</Link></p>}
        {opened.supersedes !== null && <p>{say('supersedes')} <Link to="/documents/$id" params={{ id: opened.supersedes }}>{say('seeOld')}</Link></p>}
        {body.unseen.length > 0 && <p className="quiet">{say('unseen', { n: body.unseen.length })}</p>}
      </div>
      <div className="desk desk--read">
        <article className="paper">
          <h2 className="paper__title"><Pieces pieces={document.title} body={body} onFact={openFact} /></h2>
          {document.addressee !== '' && <p className="paper__to">{document.addressee}：</p>}
          {byPlace(document.blocks).map(({ one, place }) => <ReadBlock key={place} block={one} body={body} onFact={openFact} />)}
          <p className="paper__sign">{document.context.office}<br />{document.context.date === undefined ? '' : dayInWords(document.context.date)}</p>
        </article>
        <aside className="now">
          <h2>{differences.length === 0 ? say('noDifference') : say('differences', { n: differences.length })}</h2>
          <ul className="now__list">
            {differences.map(({ fact: id, refs, published, now, isBehindRounding }) => (
              <li key={id}><button type="button" className="now__line" onClick={() => openFact(id)}><b>{nameOf(refs)}</b><br />{isBehindRounding ? `${published.text}：${say('behindRounding')}` : say('wasIs', { was: published.text, now: now.text })}</button></li>
            ))}
          </ul>
        </aside>
      </div>
      <ProofDrawer id={opened.id} fact={fact} onClose={() => openFact(null)} />
    </div>
  );
}

function Actions({ opened, body }: { readonly opened: OpenDocument; readonly body: OpenPublication }) {
  const say = useWords(documentWords);
  const navigate = useNavigate();
  const doing = useDoing(opened.id);
  const mayDisclose = useMay()('disclosure.prepare') && opened.state === 'published';
  const [disclosing, disclose] = useState(false);
  const renew = () => doing.mutate({ doing: 'renew', version: opened.version }, { onSuccess: (next) => void navigate({ to: '/documents/$id', params: { id: next.id } }) });
  return (
    <>
      {doing.error !== null && <ProblemNote error={doing.error} close={() => doing.reset()} />}
      <Button href={`/api/documents/${opened.id}/document.docx`}>{say('exportWord')}</Button>
      {opened.may.includes('renew') && <Button onClick={renew} loading={doing.isPending} title={say('renewHint')}>{say('renew')}</Button>}
      {mayDisclose && <Button type="primary" onClick={() => disclose(true)} title={say('discloseHint')}>{say('disclose')}</Button>}
      {disclosing && <PrepareForm document={{ id: opened.id, title: opened.title, publishedOn: body.publishedOn }} onClose={() => disclose(false)} onDone={(id) => void navigate({ to: `/disclosure/${id}` })} />}
    </>
  );
}

function Pieces({ pieces, body, onFact }: ReadProps & { readonly pieces: readonly Piece[] }) {
  const say = useWords(documentWords);
  return byPlace(pieces).map(({ one: { text, fact }, place }) => {
    if (fact === undefined) return <Fragment key={place}>{text}</Fragment>;
    const other = body.differences.find((held) => held.fact === fact && !held.isBehindRounding);
    return (
      <Fragment key={place}>
        <button type="button" className={`told${other === undefined ? '' : ' told--other'}`} onClick={() => onFact(fact)} title={other === undefined ? say('openFigure') : say('nowIs', { text: other.now.text })}>{text}</button>
        {other !== undefined && <span className="told__now">（{say('nowIs', { text: other.now.text })}）</span>}
      </Fragment>
    );
  });
}

function ReadHeading({ heading, body, onFact }: ReadProps & { readonly heading: Heading }) {
  return <h3 className={`head head--${heading.level}`}>{heading.marker}<Pieces pieces={heading.pieces} body={body} onFact={onFact} /></h3>;
}

function ReadBlock({ block, ...props }: ReadProps & { readonly block: Block }) {
  if (block.kind === 'heading') return <ReadHeading heading={block} {...props} />;
  if (block.kind === 'paragraph') {
    return (
      <p className="paper__paragraph">
        {block.lead && <span className={`head--${block.lead.level}`}>{block.lead.marker}<Pieces pieces={block.lead.pieces} {...props} />。</span>}
        {byPlace(block.sentences).map(({ one, place }) => <Pieces key={place} pieces={one.pieces} {...props} />)}
      </p>
    );
  }
  const rows: readonly (readonly (readonly Piece[])[])[] = block.kind === 'table' ? block.rows : block.points.map(({ name, text, fact }) => [[{ text: name }], [{ text, fact }]]);
  return (
    <figure className="sheet">
      <figcaption className="sheet__caption"><Pieces pieces={block.caption} {...props} /></figcaption>
      <table>
        {block.kind === 'table' && <thead><tr>{block.columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>}
        <tbody>{byPlace(rows).map(({ one: cells, place }) => <tr key={place}>{byPlace(cells).map((cell) => <td key={cell.place}><Pieces pieces={cell.one} {...props} /></td>)}</tr>)}</tbody>
      </table>
    </figure>
  );
}
