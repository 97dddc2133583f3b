import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { OpenDocument, OpenDraft } from '../../contract/kept-document.ts';
import type { ManuscriptFinding } from '../../domain/report/check-manuscript.ts';
import { countCharacters } from '../../domain/report/check-document.ts';
import { textOf } from '../../domain/report/document.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { BlockView, inserting } from './block-view.tsx';
import type { Caret, Desk, PressedFigure } from './desk.ts';
import { byPlace } from './by-place.ts';
import { documentWords, type DocumentWord } from './document-words.ts';
import { DocumentFacts } from './document-facts.tsx';
import { FigureDrawer, InsertDrawer } from './figure-drawer.tsx';
import { FindingList } from './finding-list.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { useDoing } from './use-documents.ts';
import { useDraft, type Draft } from './use-draft.ts';
import { useReading, type Reading } from './use-reading.ts';
import { WrittenLine } from './written-line.tsx';

/** A draft to write in. */
export function DraftEditor({ opened, body, reload }: { readonly opened: OpenDocument; readonly body: OpenDraft; readonly reload: () => void }) {
  const say = useWords(documentWords);
  const draft = useDraft(opened, body);
  const reading = useReading(opened, draft);
  const [pressed, press] = useState<PressedFigure | null>(null);
  const [inserting_, insertAt] = useState<Caret | null>(null);
  const [publishing, publish] = useState(false);
  const caret = useRef<Caret | null>(null);
  const isReadOnly = !opened.may.includes('edit');
  const desk = useDesk({ draft, reading, isReadOnly }, press, caret);
  const whole = reading.findings.filter(({ block }) => block === null);
  const title = (text: string) => draft.change((one) => ({ ...one, title: text }));
  return (
    <div className="page document-page">
      <PageHeader title={textOf(reading.tree.title)} above={<a href="/documents">{say('back')}</a>} facts={<DocumentFacts opened={opened} />} actions={<Actions opened={opened} draft={draft} onInsert={() => insertAt(caret.current)} onPublish={() => publish(true)} />} />
      <Found draft={draft} reload={reload} opened={opened} />
      <CheckBar reading={reading} draft={draft} />
      <div className="desk">
        <Outline reading={reading} />
        <section className="paper paper--written" aria-label={say('text')}>
          <WrittenLine className="paper__title" label={say('titleLine')} text={draft.manuscript.title} chipOf={reading.chipOf} onText={title} {...desk.lineOf(draft.manuscript.title, title)} />
          <p className="paper__to">{draft.manuscript.addressee}：</p>
          {whole.length > 0 && <div className="block"><div className="block__text" /><div className="block__notes"><FindingList findings={whole} quotes /></div></div>}
          {byPlace(draft.manuscript.blocks).map(({ one: block, at, place }) => <BlockView key={place} desk={desk} at={at} block={block} read={reading.tree.blocks[at]} findings={reading.findings.filter((finding) => finding.block === at)} />)}
        </section>
      </div>
      <FigureDrawer pressed={pressed} desk={desk} onPress={press} />
      <InsertDrawer caret={inserting_} desk={desk} onClose={() => insertAt(null)} />
      {publishing && <PublishDialog opened={opened} draft={draft} reading={reading} onClose={() => publish(false)} />}
    </div>
  );
}

function useDesk({ draft, reading, isReadOnly }: Pick<Desk, 'draft' | 'reading' | 'isReadOnly'>, press: (figure: PressedFigure) => void, caret: { current: Caret | null }): Desk {
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const line = document.querySelector<HTMLElement>(`[data-block="${wanted.current}"] [role="textbox"]`);
    wanted.current = null;
    line?.focus();
  });
  const focusOn = (at: number) => { wanted.current = at; };
  return {
    draft, reading, isReadOnly, change: draft.change, focusOn,
    insert: (at, block) => { draft.change(inserting(at, block)); focusOn(at); },
    lineOf: (text, onText) => ({
      onChip: (says, at) => press({ says, at, text, onText }),
      onCaret: (before, after) => { caret.current = { before, after, onText }; }, isReadOnly,
    }),
  };
}

const savingWords: Record<Draft['saving'], DocumentWord> = { saved: 'saved', unsaved: 'unsaved', saving: 'saving', failed: 'saveFailed', conflict: 'saveFailed' };

interface ActionsProps { readonly opened: OpenDocument; readonly draft: Draft; readonly onInsert: () => void; readonly onPublish: () => void }

function Actions({ opened, draft, onInsert, onPublish }: ActionsProps) {
  const say = useWords(documentWords);
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const doing = useDoing(opened.id);
  const canWrite = opened.may.includes('edit');
  const discard = () => void modal.confirm({ title: say('discardSure'), okText: say('discard'), okButtonProps: { danger: true }, onOk: async () => { await doing.mutateAsync({ doing: 'discard', version: draft.version }); void navigate({ to: '/documents' }); } });
  return (
    <>
      {canWrite && <output className={`saving saving--${draft.saving}`}>{say(savingWords[draft.saving])}</output>}
      {(draft.saving === 'unsaved' || draft.saving === 'failed') && <Button onClick={() => void draft.save()}>{say('saveNow')}</Button>}
      {canWrite && <Button onClick={() => draft.undo?.()} disabled={draft.undo === null}>{say('undoStep')}</Button>}
      {canWrite && <Button onMouseDown={(event) => event.preventDefault()} onClick={onInsert}>{say('insertFigure')}</Button>}
      <Button href={`/api/documents/${opened.id}/document.docx`}>{say('exportWord')}</Button>
      {opened.may.includes('discard') && <Button onClick={discard}>{say('discard')}</Button>}
      <Button type="primary" onClick={onPublish}>{say('publish')}</Button>
    </>
  );
}

// What was found on this computer, and what the server refused.
function Found({ draft, reload, opened }: { readonly draft: Draft; readonly reload: () => void; readonly opened: OpenDocument }) {
  const say = useWords(documentWords);
  if (draft.saving === 'conflict' || draft.saving === 'failed') {
    return (
      <div className="document-notice">
        <ProblemNote error={draft.refused} />
        {draft.saving === 'conflict' && <p><Button onClick={draft.overwrite}>{say('conflictMine')}</Button> <Button onClick={() => { draft.dropMine(); reload(); }}>{say('conflictTheirs')}</Button></p>}
      </div>
    );
  }
  if (draft.found === 'none') return null;
  if (draft.found === 'restored') return <output className="document-notice document-notice--plain">{say('restored')}</output>;
  return (
    <div className="document-notice document-notice--plain">
      <p>{say('otherVersion', { mine: draft.found.version, theirs: opened.version })}</p>
      <p><Button onClick={draft.takeMine}>{say('useMine')}</Button> <Button onClick={draft.dropMine}>{say('dropMine')}</Button></p>
    </div>
  );
}

const weights = [['error', 'errors'], ['doubt', 'doubts'], ['note', 'notes']] as const;

function CheckBar({ reading: { findings, tree }, draft }: { readonly reading: Reading; readonly draft: Draft }) {
  const say = useWords(documentWords);
  const at = useRef(-1);
  const next = () => {
    const places = findings.filter((one): one is ManuscriptFinding & { block: number } => one.block !== null).map(({ block }) => block);
    const found = places.find((place) => place > at.current) ?? places[0];
    if (found === undefined) return;
    at.current = found;
    const block = document.querySelector<HTMLElement>(`[data-block="${found}"]`);
    block?.scrollIntoView({ block: 'center' });
    block?.querySelector<HTMLElement>('[role="textbox"]')?.focus({ preventScroll: true });
  };
  const counts = weights.map(([severity, word]) => ({ severity, word, n: findings.filter((one) => one.severity === severity).length }));
  return (
    <div className="check-bar">
      {findings.length === 0 ? <span>{say('allFine')}</span> : counts.filter(({ n }) => n > 0).map(({ severity, word, n }) => <span key={word} className={`finding--${severity}`}><b>{say(word, { n })}</b></span>)}
      {findings.length > 0 && <Button size="small" onClick={next}>{say('nextError')}</Button>}
      <span className="quiet">{say('count', { n: countCharacters(tree), max: draft.manuscript.length })}</span>
    </div>
  );
}

const goTo = (at: number): void => document.querySelector(`[data-block="${at}"]`)?.scrollIntoView({ block: 'start' });

function Outline({ reading: { tree } }: { readonly reading: Reading }) {
  const say = useWords(documentWords);
  const heads = useMemo(() => tree.blocks.flatMap((block, at) => {
    const head = block.kind === 'heading' ? block : block.kind === 'paragraph' ? block.lead : undefined;
    return head ? [{ at, level: head.level, text: head.marker + textOf(head.pieces) }] : [];
  }), [tree]);
  return (
    <nav className="outline no-print" aria-label={say('outline')}>
      <h2>{say('outline')}</h2>
      <ul className="outline__list">{heads.map(({ at, level, text }) => <li key={at} className={`outline__${level}`}><button type="button" onClick={() => goTo(at)}>{text}</button></li>)}</ul>
    </nav>
  );
}
