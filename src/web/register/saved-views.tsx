import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { useWords } from '../i18n/define-words.ts';
import { TabStrip } from '../table/tab-strip.tsx';
import type { Address } from '../table/use-address.ts';
import { useKeptChoice } from './kept-choice.ts';
import { registerWords } from './register-words.ts';

/** A list as somebody wants to find it again. */
interface SavedView {
  readonly name: string;
  readonly where: string;
  readonly unit: string;
  readonly sort: string;
}

const readViews = (kept: unknown): readonly SavedView[] | null =>
  (Array.isArray(kept) && kept.every((one: unknown) => typeof one === 'object' && one !== null && ['name', 'where', 'unit', 'sort'].every((key) => typeof (one as Record<string, unknown>)[key] === 'string')) ? kept as SavedView[] : null);

const none: readonly SavedView[] = [];
const same = (view: Omit<SavedView, 'name'>, address: Address): boolean => view.where === (address['where'] ?? '') && view.unit === (address['unit'] ?? '') && view.sort === (address['sort'] ?? '');

interface SavedViewsProps {
  readonly registerKey: string;
  readonly address: Address;
  readonly onChange: (changes: Address) => void;
  /** Other ways to look at the register: the map of class sizes. */
  readonly others: readonly { readonly key: string; readonly face: string }[];
}

/** Views as tabs: all, those this person kept on this machine, other ways to look. What is open now can be kept as one more. */
export function SavedViews({ registerKey, address, onChange, others }: SavedViewsProps) {
  const say = useWords(registerWords);
  const [views, keep] = useKeptChoice(`views.${registerKey}`, none, readViews);
  const other = others.find(({ key }) => key === address['view']);
  const at = views.findIndex((view) => same(view, address));
  const current = other?.key ?? (at >= 0 ? `view-${at}` : same({ where: '', unit: '', sort: '' }, address) ? 'all' : 'now');
  const tabs = [
    { key: 'all', face: say('allRecords') }, ...views.map((view, index) => ({ key: `view-${index}`, face: view.name })), ...(current === 'now' ? [{ key: 'now', face: say('viewNow') }] : []), ...others,
  ];
  const pick = (key: string) => {
    const view = views[Number(key.replace('view-', ''))];
    if (key === 'all') onChange({ where: '', unit: '', sort: '', view: '' });
    else if (others.some((one) => one.key === key)) onChange({ view: key });
    else if (key === 'now') onChange({ view: '' });
    else if (view !== undefined) onChange({ where: view.where, unit: view.unit, sort: view.sort, view: '' });
  };
  return (
    <div className="views no-print">
      <TabStrip label={say('views')} tabs={tabs} current={current} onPick={pick} panel="records" />
      {current === 'now' && <KeepView onKeep={(name) => keep([...views.filter((view) => view.name !== name), { name, where: address['where'] ?? '', unit: address['unit'] ?? '', sort: address['sort'] ?? '' }])} />}
      {at >= 0 && other === undefined && <Button type="link" size="small" onClick={() => keep(views.filter((_, index) => index !== at))}>{say('dropView')}</Button>}
    </div>
  );
}

function KeepView({ onKeep }: { readonly onKeep: (name: string) => void }) {
  const say = useWords(registerWords);
  const [open, show] = useState(false);
  const [name, write] = useState('');
  const form = (
    <form className="adder" onSubmit={(event) => { event.preventDefault(); if (name.trim() === '') return; onKeep(name.trim()); show(false); }}>
      <Input aria-label={say('viewName')} placeholder={say('viewName')} maxLength={20} value={name} onChange={(event) => write(event.target.value)} />
      <p className="quiet">{say('viewKept')}</p>
      <Button type="primary" size="small" htmlType="submit" disabled={name.trim() === ''}>{say('keepViewNow')}</Button>
    </form>
  );
  return <Popover trigger="click" placement="bottomRight" open={open} onOpenChange={show} destroyOnHidden content={form}><Button type="link" size="small" aria-haspopup="dialog" aria-expanded={open}>{say('keepView')}</Button></Popover>;
}
