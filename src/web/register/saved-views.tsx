import { Button, Dropdown, Input, Popover, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import type { RegisterView } from '../../contract/register.ts';
import type { SavedViewRow, ViewList } from '../../contract/view.ts';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { TabStrip } from '../table/tab-strip.tsx';
import type { Address } from '../table/use-address.ts';
import { registerWords } from './register-words.ts';
import { useDropView, useKeepView, useListColumns, useShareView, useViews } from './use-views.ts';

interface SavedViewsProps {
  readonly register: RegisterView;
  readonly address: Address;
  readonly onChange: (changes: Address) => void;
  /** Other ways to look at the register: the map of class sizes. */
  readonly others: readonly { readonly key: string; readonly face: string }[];
}

const placeOf = ({ body }: SavedViewRow): Address => ({ where: body.where, unit: body.unit, sort: body.sort, columns: body.columns?.join(',') ?? '' });
const plain: Address = { where: '', unit: '', sort: '', columns: '' };
const same = (place: Address, address: Address): boolean => Object.entries(place).every(([key, value]) => value === (address[key] ?? ''));

/** Views as tabs: all, one's own and shared ones, other ways to look. What is open now can be kept as one more. */
export function SavedViews({ register, address, onChange, others }: SavedViewsProps) {
  const say = useWords(registerWords);
  const { data } = useViews(register.key);
  const { chosen, widen } = useListColumns(register, address, onChange);
  const views = data?.views ?? [];
  const other = others.find(({ key }) => key === address['view']);
  const view = views.find((one) => same(placeOf(one), address));
  const current = other?.key ?? view?.id ?? (same(plain, address) ? 'all' : 'now');
  // The list as everybody finds it is no view of anybody’s.
  const ownWay = current === 'now' || chosen !== null;
  const tabs = [
    { key: 'all', face: say('allRecords') }, ...views.map((one) => ({ key: one.id, face: <ViewFace view={one} /> })), ...(current === 'now' ? [{ key: 'now', face: say('viewNow') }] : []), ...others,
  ];
  const pick = (key: string) => {
    const picked = views.find(({ id }) => id === key);
    if (key === 'all') onChange({ ...plain, view: '' });
    else if (others.some((one) => one.key === key)) onChange({ view: key });
    else if (key === 'now') onChange({ view: '' });
    else if (picked !== undefined) {
      onChange({ ...placeOf(picked), view: '' });
      if (Object.keys(picked.body.widths).length > 0) widen(picked.body.widths);
    }
  };
  return (
    <div className="views no-print">
      <TabStrip label={say('views')} tabs={tabs} current={current} onPick={pick} panel="records" />
      {other === undefined && data !== undefined && (view === undefined ? ownWay && <KeepView register={register} address={address} onChange={onChange} /> : <ViewTools register={register} view={view} list={data} onDropped={() => onChange(plain)} />)}
    </div>
  );
}

function ViewFace({ view }: { readonly view: SavedViewRow }) {
  const say = useWords(registerWords);
  if (view.mine) return view.name;
  return <>{view.name}<span className="views__owner">{say('viewOf', { name: view.ownerName })}</span></>;
}

function KeepView({ register, address, onChange }: Omit<SavedViewsProps, 'others'>) {
  const say = useWords(registerWords);
  const [open, show] = useState(false);
  const [name, write] = useState('');
  const place = useRef<InputRef>(null);
  const { chosen, widths } = useListColumns(register, address, onChange);
  const keep = useKeepView(register.key);
  const send = () => {
    const body = { where: address['where'] ?? '', unit: address['unit'] ?? '', sort: address['sort'] ?? '', columns: chosen && [...chosen], widths: { ...widths } };
    keep.mutate({ name: name.trim(), body }, { onSuccess: () => { show(false); write(''); onChange({ columns: chosen?.join(',') ?? '' }); } });
  };
  const form = (
    <form className="adder" onSubmit={(event) => { event.preventDefault(); if (name.trim() !== '') send(); }}>
      <Input ref={place} aria-label={say('viewName')} placeholder={say('viewName')} maxLength={40} value={name} onChange={(event) => write(event.target.value)} />
      <p className="quiet">{say('viewKept')}</p>
      {keep.isError && <ProblemNote error={keep.error} />}
      <Button type="primary" size="small" htmlType="submit" loading={keep.isPending} disabled={name.trim() === ''}>{say('keepViewNow')}</Button>
    </form>
  );
  return <Popover trigger="click" placement="bottom" open={open} onOpenChange={show} afterOpenChange={(shown) => { if (shown) place.current?.focus(); }} destroyOnHidden content={form}><Button type="link" size="small" aria-haspopup="dialog" aria-expanded={open}>{say('keepView')}</Button></Popover>;
}

interface ViewToolsProps { readonly register: RegisterView; readonly view: SavedViewRow; readonly list: ViewList; readonly onDropped: () => void }

/** What one may do with the view that is open: share it, end that, put it away. */
function ViewTools({ register, view, list, onDropped }: ViewToolsProps) {
  const say = useWords(registerWords);
  const drop = useDropView(register.key);
  const share = useShareView(register.key);
  const units = list.shareable.map(({ id, name }) => ({ key: id, label: say('shareWith', { unit: name }) }));
  return (
    <>
      {view.sharedWith !== null && <span className="views__shared">{say('sharedWith', { unit: view.sharedWith })}</span>}
      {view.mine && view.sharedWith === null && units.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items: units, onClick: ({ key }) => share.mutate({ id: view.id, unitId: key }) }}><Button type="link" size="small" aria-haspopup="menu">{say('shareView')}</Button></Dropdown>
      )}
      {view.sharedWith !== null && view.mayShare && <Button type="link" size="small" loading={share.isPending} onClick={() => share.mutate({ id: view.id, unitId: null })}>{say('unshareView')}</Button>}
      {view.mine && <Button type="link" size="small" loading={drop.isPending} onClick={() => drop.mutate(view.id, { onSuccess: onDropped })}>{say('dropView')}</Button>}
      {(drop.isError || share.isError) && <ProblemNote error={drop.error ?? share.error} />}
    </>
  );
}
