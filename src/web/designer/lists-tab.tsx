import { Button, Input } from 'antd';
import type { DrawingFault } from '../../contract/drawing.ts';
import { Field } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { designerWords } from './designer-words.ts';
import { TextBox } from './text-box.tsx';
import type { DrawingState } from './drawing-state.ts';
import { blankList, formOf, setAt } from './drawing-text.ts';
import { AddLine } from './field-rows.tsx';
import { proposeKey } from './propose-key.ts';

interface ListsTabProps {
  readonly state: DrawingState;
  /** Those in force: their codes stay. */
  readonly held: readonly { readonly key: string; readonly written: string }[];
  readonly faults: readonly DrawingFault[];
}

interface Item { readonly code: string; readonly name: string; readonly until: string }

const itemsOf = (text: string): readonly Item[] => {
  const items = formOf(text)?.top['items'];
  return !Array.isArray(items) ? [] : items.map((item: Readonly<Record<string, unknown>>) => ({ code: String(item['code'] ?? ''), name: String(item['name'] ?? ''), until: String(item['until'] ?? '') }));
};

/** The code lists of a drawing's own: options are added, renamed and ended. */
export function ListsTab({ state, held, faults }: ListsTabProps) {
  const say = useWords(designerWords);
  const change = (at: number, changed: (text: string) => string | null) => state.setLists((now) => now.flatMap((list, place) => (place === at ? changed(list) ?? [] : [list])));
  const add = async (name: string) => {
    const key = await proposeKey(name, state.lists.map((text) => String(formOf(text)?.top['key'])));
    state.setLists((now) => [...now, blankList(key, name)]);
  };
  return (
    <div>
      <p className="quiet">{state.lists.length === 0 ? say('noLists') : say('listsNote')}</p>
      {state.lists.map((text, at) => {
        const key = String(formOf(text)?.top['key'] ?? at);
        return <ListRows key={key} text={text} held={held.find((one) => one.key === key)?.written} faults={faults.filter((fault) => fault.list === at)} onChange={(changed) => change(at, changed)} />;
      })}
      <AddLine label={say('addList')} hint={say('listName')} onAdd={add} />
    </div>
  );
}

interface ListRowsProps { readonly text: string; readonly held: string | undefined; readonly faults: readonly DrawingFault[]; readonly onChange: (changed: (text: string) => string | null) => void }

function ListRows({ text, held, faults, onChange }: ListRowsProps) {
  const say = useWords(designerWords);
  const pick = usePick();
  const form = formOf(text);
  const items = itemsOf(text);
  const kept = new Set(held === undefined ? [] : itemsOf(held).map(({ code }) => code));
  const name = String(form?.top['name'] ?? '');
  const add = async (label: string) => {
    const code = await proposeKey(label, items.map((item) => item.code));
    onChange((now) => setAt(now, ['items', itemsOf(now).length], { code, name: label }));
  };
  const removeAt = (at: number) => { const left = items.filter((_, place) => place !== at); onChange((now) => setAt(now, ['items'], left.map(({ code, name: label, until }) => ({ code, name: label, ...(until !== '' && { until }) })))); };
  return (
    <section className="designer__part designer__list" aria-label={name}>
      <Field label={say('listName')} hint={`${say('fieldKey')}：${String(form?.top['key'] ?? '')}`}>{(links) => <TextBox {...links} value={name} onChange={(value) => onChange((now) => setAt(now, ['name'], value))} />}</Field>
      <ol className="designer__rows">
        {items.map((item, at) => (
          <li key={item.code} className="designer__code">
            <Input key={item.name} aria-label={`${say('codeName')} ${item.name}`} defaultValue={item.name} onBlur={(event) => { if (event.target.value !== item.name) onChange((now) => setAt(now, ['items', at, 'name'], event.target.value)); }} />
            <span className="quiet">{say('code')} {item.code}</span>
            <Input type="date" aria-label={`${say('until')} ${item.name}`} value={item.until} onChange={(event) => onChange((now) => setAt(now, ['items', at, 'until'], event.target.value))} />
            {!kept.has(item.code) && <Button size="small" type="text" danger aria-label={say('removeCode', { name: item.name })} onClick={() => removeAt(at)}>×</Button>}
          </li>
        ))}
      </ol>
      <AddLine label={say('addCode')} hint={say('addCodeHint')} onAdd={add} />
      {held === undefined && <Button size="small" danger onClick={() => onChange(() => null)}>{say('removeList', { name })}</Button>}
      {faults.length > 0 && <ul className="drawing__faults">{faults.map((fault) => <li key={fault.zh}>{pick(fault)}</li>)}</ul>}
    </section>
  );
}
