import { Button, Modal } from 'antd';
import type { OpenDocument } from '../../contract/kept-document.ts';
import { manuscriptRefusals } from '../../domain/report/check-manuscript.ts';
import { textOf, type Fact } from '../../domain/report/document.ts';
import { frameWords } from '../frame/frame-words.ts';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { documentWords } from './document-words.ts';
import { FindingList } from './finding-list.tsx';
import { useDoing } from './use-documents.ts';
import type { Draft } from './use-draft.ts';
import type { Reading } from './use-reading.ts';

interface PublishProps { readonly opened: OpenDocument; readonly draft: Draft; readonly reading: Reading; readonly onClose: () => void }

/** Before a document is published: what is wrong, what should be looked at, and what will be frozen. */
export function PublishDialog({ opened, draft, reading: { tree, findings }, onClose }: PublishProps) {
  const say = useWords(documentWords);
  const frame = useWords(frameWords);
  const doing = useDoing(opened.id);
  const refusals = manuscriptRefusals(findings);
  const remarks = findings.filter((one) => !refusals.includes(one));
  const mine = !opened.may.includes('publish');
  const publish = async () => {
    if (draft.saving !== 'saved' && !await draft.save()) return;
    doing.mutate({ doing: 'publish', version: draft.version });
  };
  const names = new Map(draft.manuscript.figures.map(({ key, name }) => [key, name]));
  const nameOf = ({ slot }: Fact): string => (slot.kind === 'figure' ? [slot.figure] : slot.figures).map((key) => names.get(key) ?? key).join('、');
  const values = [...new Map(tree.facts.map((fact) => [`${fact.refs.join(' ')} ${fact.text}`, fact])).values()];
  return (
    <Modal
      open title={say('publishTitle', { title: textOf(tree.title) })} width={640} onCancel={onClose} closable={{ 'aria-label': frame('close') }}
      footer={<><Button onClick={onClose}>{frame('cancel')}</Button><Button type="primary" disabled={mine || refusals.length > 0} loading={doing.isPending} onClick={() => void publish()}>{say('publishNow')}</Button></>}
    >
      <p>{say('publishHint')}</p>
      {mine && <p className="document-notice document-notice--plain">{say('notMine')}</p>}
      {doing.error !== null && <ProblemNote error={doing.error} />}
      {refusals.length > 0 && <><h3 className="publish__head">{say('refused', { n: refusals.length })}</h3><FindingList findings={refusals} quotes /></>}
      <h3 className="publish__head">{say('willFreeze', { n: tree.facts.length })}</h3>
      <ul className="publish__figures">{values.map((fact) => <li key={fact.id}>{fact.text} <span className="quiet">{nameOf(fact)}</span></li>)}</ul>
      {remarks.length > 0 && <><h3 className="publish__head">{say('remarksStand', { n: remarks.length })}</h3><FindingList findings={remarks} quotes /></>}
    </Modal>
  );
}
