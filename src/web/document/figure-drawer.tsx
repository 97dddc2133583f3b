import { Button, Drawer, Input, Select } from 'antd';
import { useState } from 'react';

import { addFigure, rebind, timesTold } from '../../domain/report/edit-manuscript.ts';
import { textsOf, type Binding } from '../../domain/report/manuscript.ts';
import { aspects as figureAspects, figureTimes, type Aspect } from '../../domain/report/template.ts';
import { Field } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { replaceFigure, type Caret, type Desk, type PressedFigure } from './desk.ts';
import { documentWords, type DocumentWord } from './document-words.ts';
import { useIndicator, useIndicatorChoices } from './use-documents.ts';
import type { SlotReading } from './use-reading.ts';

const WIDTH = 420;
const size = () => Math.min(WIDTH, window.innerWidth);
// The text stays readable beside it.
const beside = { mask: { background: 'rgba(20, 30, 50, 0.12)' } };
const textMatches = { optionFilterProp: 'label' } as const;

/** A figure of a draft: what it is, what it says, and what it is bound to. */
export function FigureDrawer({ pressed, desk, onPress }: { readonly pressed: PressedFigure | null; readonly desk: Desk; readonly onPress: (figure: PressedFigure | null) => void }) {
  const say = useWords(documentWords);
  const slot = pressed === null ? undefined : desk.reading.slotOf(pressed.says);
  return (
    <Drawer open={slot !== undefined} onClose={() => onPress(null)} title={slot?.binding?.name ?? say('computed')} size={size()} styles={beside} destroyOnHidden>
      {pressed !== null && slot !== undefined && <FigureForm key={pressed.says} pressed={pressed} slot={slot} desk={desk} onPress={onPress} />}
    </Drawer>
  );
}

interface FormProps { readonly pressed: PressedFigure; readonly slot: SlotReading; readonly desk: Desk; readonly onPress: (figure: PressedFigure | null) => void }

function FigureForm({ pressed, slot, desk, onPress }: FormProps) {
  const say = useWords(documentWords);
  const { binding, fact } = slot;
  const write = (says: string | null) => {
    const next = replaceFigure(pressed, says);
    pressed.onText(next.text);
    onPress(says === null ? null : { ...pressed, says, ...next });
  };
  const aspect = fact.slot.kind === 'figure' ? fact.slot.aspect : undefined;
  return (
    <div className="figure-form">
      <p className="figure-form__value">{fact.text}</p>
      <p className="quiet">{say('cannotType')}</p>
      <KnownOf slot={slot} desk={desk} />
      {!desk.isReadOnly && binding && aspect && <Field label={say('sayAs')}>{(links) => <Select<Aspect> {...links} value={aspect} onChange={(next) => write(next === 'value' ? binding.key : `${binding.key}.${next}`)} options={figureAspects.map((one) => ({ value: one, label: say(`aspect_${one}`) }))} />}</Field>}
      {!desk.isReadOnly && binding && <BindForm key={binding.key} binding={binding} desk={desk} onDone={() => onPress(null)} />}
      {!desk.isReadOnly && <p><Button onClick={() => write(null)}>{say('removeFigure')}</Button></p>}
    </div>
  );
}

function KnownOf({ slot: { fact, binding, found }, desk }: { readonly slot: SlotReading; readonly desk: Desk }) {
  const say = useWords(documentWords);
  const pick = usePick();
  const indicator = useIndicator(binding?.indicator ?? '');
  const blanks = desk.draft.body.blanks.filter(({ ref }) => fact.refs.includes(ref));
  const { asOf } = desk.draft.body.context;
  const facts: readonly (readonly [string, string | null | undefined])[] = [[say('value'), fact.value], [say('lastYear'), found?.previous], [say('target'), found?.target]];
  return (
    <>
      <dl className="known">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value ?? say('notKnown')}{value !== null && value !== undefined && found ? ` ${found.unit}` : ''}</dd></div>)}</dl>
      {blanks.map((blank) => <p key={`${blank.ref} ${blank.of}`} className="finding--error">{pick(blank.say)}</p>)}
      {indicator.data && <p><b>{say('formula')}</b> {pick(indicator.data.explanation)}</p>}
      {binding && <p><a href={`/indicators/${binding.indicator}?asOf=${asOf}`} target="_blank" rel="noreferrer">{say('openFigure')}</a></p>}
    </>
  );
}

function BindForm({ binding, desk, onDone }: { readonly binding: Binding; readonly desk: Desk; readonly onDone: () => void }) {
  const say = useWords(documentWords);
  const [form, set] = useState(binding);
  const told = timesTold([desk.draft.manuscript.title, ...desk.draft.manuscript.blocks.flatMap(textsOf)], binding.key);
  const apply = () => {
    desk.change((one) => rebind(one, form));
    // Its value comes with what the server answers.
    requestAnimationFrame(() => void desk.draft.save());
    onDone();
  };
  return (
    <>
      <BindFields form={form} set={set} desk={desk} />
      <Field label={say('remark')} hint={say('remarkHint')}>{(links) => <Input.TextArea {...links} rows={2} maxLength={500} value={form.note ?? ''} onChange={(event) => set(withNote(form, event.target.value))} />}</Field>
      <p className="form__actions"><Button type="primary" onClick={apply} disabled={form === binding}>{say('apply')}</Button> <span className="quiet">{told > 1 ? say('places', { n: told }) : say('once')}</span></p>
    </>
  );
}

function withNote(binding: Binding, text: string): Binding {
  const bare: Mutable = { ...binding };
  delete bare.note;
  return text === '' ? bare : { ...bare, note: text };
}

type Mutable = { -readonly [K in keyof Binding]: Binding[K] };

type Fields = Omit<Binding, 'key'>;
interface FieldsProps<T extends Fields> { readonly form: T; readonly set: (form: T) => void; readonly desk: Desk }

function BindFields<T extends Fields>({ form, set, desk }: FieldsProps<T>) {
  const say = useWords(documentWords);
  const pick = usePick();
  const { data } = useIndicatorChoices();
  const chosen = data?.find(({ key }) => key === form.indicator);
  const choose = (key: string) => {
    const one = data?.find((row) => row.key === key);
    if (one) set({ ...form, indicator: key, name: one.name.zh, unit: one.measure.zh, shown: one.measure.zh, scope: one.byStage ? form.scope : form.scope.split(':')[0] ?? 'county' });
  };
  return (
    <>
      <Field label={say('indicator')}>{(links) => <Select<string> {...links} value={form.indicator === '' ? null : form.indicator} onChange={choose} showSearch={textMatches} options={(data ?? []).map(({ key, name }) => ({ value: key, label: pick(name) }))} />}</Field>
      <ScopeField form={form} set={set} desk={desk} byStage={chosen?.byStage ?? false} />
      <Field label={say('time')}>{(links) => <Select {...links} value={form.time} onChange={(time) => set({ ...form, time })} options={figureTimes.map((time) => ({ value: time, label: say(`time_${time}`) }))} />}</Field>
      <Field label={say('at')} hint={say('atHint')}>{(links) => <Input {...links} value={form.at ?? ''} maxLength={10} onChange={(event) => { const { at: _, ...rest } = form; set((event.target.value === '' ? rest : { ...form, at: event.target.value }) as T); }} />}</Field>
      <Field label={say('decimals')}>{(links) => <Select {...links} value={form.decimals ?? -1} onChange={(next) => { const { decimals: _, ...rest } = form; set((next < 0 ? rest : { ...form, decimals: next }) as T); }} options={[{ value: -1, label: say('byIndicator') }, ...[0, 1, 2, 3, 4].map((value) => ({ value, label: String(value) }))]} />}</Field>
      {form.unit !== '%' && form.unit !== '' && <Field label={say('shownIn')}>{(links) => <Select<string> {...links} value={form.shown} onChange={(shown) => set({ ...form, shown })} options={['', '万', '亿'].map((scale) => ({ value: scale + form.unit, label: scale + form.unit }))} />}</Field>}
    </>
  );
}

function ScopeField<T extends Fields>({ form, set, desk, byStage }: FieldsProps<T> & { readonly byStage: boolean }) {
  const say = useWords(documentWords);
  const pick = usePick();
  const [place = 'county', stage = ''] = form.scope.split(':');
  const places = [...new Set(['county', ...desk.draft.manuscript.figures.map(({ scope }) => scope.split(':')[0] ?? ''), place])].filter((one) => one !== '' && (one !== 'county' || place === 'county' || desk.draft.manuscript.figures.some(({ scope }) => scope.startsWith('county'))));
  const write = (nextPlace: string, nextStage: string) => set({ ...form, scope: nextStage === '' ? nextPlace : `${nextPlace}:${nextStage}` });
  return (
    <>
      <Field label={say('scope')}>{(links) => <Select {...links} value={place} onChange={(next) => write(next, stage)} options={places.map((one) => ({ value: one, label: one === 'county' ? say('county') : say('wholeUnit', { code: one }) }))} />}</Field>
      {byStage && <Field label={say('stage')}>{(links) => <Select {...links} value={stage} onChange={(next) => write(place, next)} options={[{ value: '', label: say('allStages') }, ...desk.draft.body.stages.map(({ code, name }) => ({ value: code, label: pick(name) }))]} />}</Field>}
    </>
  );
}

const blank: Fields = { name: '', indicator: '', scope: 'county', time: 'as_of', unit: '', shown: '' };

/** Puts a figure where the caret was left: one the document has, or a new one. */
export function InsertDrawer({ caret, desk, onClose }: { readonly caret: Caret | null; readonly desk: Desk; readonly onClose: () => void }) {
  const say = useWords(documentWords);
  return <Drawer open={caret !== null} onClose={onClose} title={say('insertFigure')} size={size()} styles={beside} destroyOnHidden>{caret !== null && <InsertForm caret={caret} desk={desk} onClose={onClose} />}</Drawer>;
}

function InsertForm({ caret, desk, onClose }: { readonly caret: Caret; readonly desk: Desk; readonly onClose: () => void }) {
  const say = useWords(documentWords);
  const { figures } = desk.draft.manuscript;
  const [key, choose] = useState(figures[0]?.key ?? '');
  const [aspect, sayAs] = useState<Aspect>('value');
  const [form, set] = useState<Fields>({ ...blank, scope: figures[0]?.scope.split(':')[0] ?? 'county' });
  const put = (name: string) => {
    caret.onText(`${caret.before}{${aspect === 'value' ? name : `${name}.${aspect}`}}${caret.after}`);
    requestAnimationFrame(() => void desk.draft.save());
    onClose();
  };
  const bind = () => {
    const { key: name } = addFigure(desk.draft.manuscript, form);
    desk.change((one) => addFigure(one, form).manuscript);
    put(name);
  };
  return (
    <div className="figure-form">
      <p className="figure-form__place">…{caret.before.slice(-12)}<b>▮</b>{caret.after.slice(0, 12)}…</p>
      <Field label={say('sayAs')}>{(links) => <Select<Aspect> {...links} value={aspect} onChange={sayAs} options={figureAspects.map((one) => ({ value: one, label: say(`aspect_${one}` satisfies DocumentWord) }))} />}</Field>
      <section><h3>{say('chooseFigure')}</h3>
        <Field label={say('figure')}>{(links) => <Select<string> {...links} value={key} onChange={choose} showSearch={textMatches} options={figures.map((one) => ({ value: one.key, label: `${one.name} ${desk.reading.slotOf(one.key)?.fact.text ?? ''}` }))} />}</Field>
        <p><Button type="primary" disabled={key === ''} onClick={() => put(key)}>{say('insert')}</Button></p>
      </section>
      <section><h3>{say('newFigure')}</h3>
        <BindFields form={form} set={set} desk={desk} />
        <p><Button disabled={form.indicator === ''} onClick={bind}>{say('insert')}</Button></p>
      </section>
    </div>
  );
}

