import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { PlanItem } from '../../contract/plan.ts';
import { clockTime } from '../frame/clock-time.ts';
import { useWords } from '../i18n/define-words.ts';
import { useDesk } from './desk.ts';
import { kindWords } from './ledger-tab.ts';
import { planWords, type PlanWord } from './plan-words.ts';
import { usePanes } from './panes.ts';
import { useWhy } from './use-why.ts';

/** An item opened: its sentence with the figure lifted out, why it was read so, what was decided, and the actions. */
export function ItemDetail({ item }: { readonly item: PlanItem }) {
  const say = useWords(planWords);
  const whyOf = useWhy();
  const facts = factsOf(item);
  return (
    <div className="detail">
      <Source item={item} />
      <dl className="detail__facts">
        {facts.map(([word, value]) => <div key={word}><dt>{say(word)}</dt><dd>{value}</dd></div>)}
        <div><dt>{say('kind')}</dt><dd>{say(kindWords[item.kind])}{item.edited && <span className="quiet"> · {say('edited')}</span>}</dd></div>
        <div className="detail__why"><dt>{say('why')}</dt><dd>{whyOf(item.why)}</dd></div>
        {item.decidedBy !== null && item.decidedAt !== null && <div className="detail__why"><dd className="quiet number">{say('decidedBy', { who: item.decidedBy, at: clockTime(item.decidedAt) })}</dd></div>}
      </dl>
      <ItemActions item={item} />
    </div>
  );
}

/** The sentence of an item, its figure lifted out. */
export function Source({ item }: { readonly item: PlanItem }) {
  const { opened: { text } } = useDesk();
  // A task is its whole sentence; only a figure is lifted out of one.
  if (item.type === 'task') return <blockquote className="detail__source" lang="zh-CN">{text.slice(item.start, item.end).trim()}</blockquote>;
  return (
    <blockquote className="detail__source" lang="zh-CN">
      {text.slice(item.sentenceStart, item.start).trimStart()}<b>{text.slice(item.start, item.end)}</b>{text.slice(item.end, Math.max(item.end, item.sentenceEnd)).trimEnd()}
    </blockquote>
  );
}

/** The buttons of an item; the letters are their shortcuts. */
export function ItemActions({ item }: { readonly item: PlanItem }) {
  const say = useWords(planWords);
  const { mayDecide, confirm, dismiss, undo, edit } = useDesk();
  const panes = usePanes();
  const ids = [item.itemId];
  const opensTo = item.type === 'task' ? '/tasks/$id' : '/targets/$id';
  return (
    <p className="detail__actions no-print">
      {mayDecide && item.state !== 'confirmed' && <Button size="small" type="primary" onClick={() => confirm(ids)}>{say('confirm')}<kbd>C</kbd></Button>}
      {mayDecide && <Button size="small" onClick={() => edit(item.itemId)}>{say('edit')}<kbd>↵</kbd></Button>}
      {mayDecide && item.state === 'proposed' && <Button size="small" onClick={() => dismiss(ids)}>{say('dismiss')}<kbd>X</kbd></Button>}
      {mayDecide && item.state !== 'proposed' && <Button size="small" onClick={() => undo(ids)}>{say('undoOne')}<kbd>U</kbd></Button>}
      {panes.single && panes.pane !== 'text' && <Button size="small" onClick={() => panes.show('text')}>{say('inText')}</Button>}
      {item.commitmentId !== null && <Link to={opensTo} params={{ id: item.commitmentId }} className="detail__open">{say('inLedgerAs')} · {say('openCommitment')}</Link>}
    </p>
  );
}

function factsOf(item: PlanItem): readonly (readonly [PlanWord, string])[] {
  const facts: readonly (readonly [PlanWord, string])[] = [
    ['period', item.period], ['deadline', item.deadline ?? item.deadlineText], ['per', item.per], ['owner', item.owner],
  ];
  return facts.filter(([, value]) => value !== '');
}
