import { useNavigate } from '@tanstack/react-router';
import { App, Button, Input, Radio, Select } from 'antd';
import { useState, type FormEvent } from 'react';
import type { ChangeRound, CreateRound, OpenedRound } from '../../contract/round.ts';
import type { PeriodGrain } from '../../domain/register/definition.ts';
import { KNOWN_NEEDING_APPROVAL } from '../../domain/register/known-facts.ts';
import { periodOn, periodSamples } from '../../domain/round/round.ts';
import { put } from '../api/client.ts';
import { useToday } from '../api/use-me.ts';
import { Field, focusFault } from '../frame/field.tsx';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { UnitPicker, UnitsPicker } from '../unit/unit-picker.tsx';
import { audiences, bodyOf, draftOf, emptyRound, missingIn, weighable, type Audience, type RoundDraft } from './round-draft.ts';
import { roundWords } from './round-words.ts';
import { RoundWeightNote } from './round-weight-note.tsx';
import { usePeriods } from './use-periods.ts';
import { useRegisterRows, useSend, useWeight } from './use-rounds.ts';

/** Draws up a round, or writes one anew that has not started; beside it stands what it will cost the units and what of it is known already. */
export function RoundForm({ onClose, held }: { readonly onClose: () => void; readonly held?: OpenedRound }) {
  const say = useWords(roundWords);
  const today = useToday();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [draft, set] = useState<RoundDraft>(() => (held === undefined ? emptyRound(today) : draftOf(held)));
  const [tried, setTried] = useState(false);
  const grains = usePeriods(draft.registers);
  // A period that nobody typed is the one today falls into.
  const filled: RoundDraft = { ...draft, periods: Object.fromEntries([...grains].map(([key, grain]) => [key, draft.periods[key] ?? periodOn(today, grain)])) };
  const weight = useWeight(weighable(filled));
  const create = useSaveRound(held);
  // The server knows which days are worked.
  const hasty = draft.dueOn !== '' && draft.opensOn !== '' && weight.data?.needsReason === true;
  const missing = [...missingIn(filled, new Set(grains.keys())), ...(hasty && draft.hasteReason.trim().length < 4 ? ['haste'] : [])];
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (missing.length > 0) { focusFault(event.currentTarget); return; }
    create.mutate(bodyOf(filled), {
      onSuccess: ({ id, known }) => {
        void message.success(say('created', { note: say(known.length >= KNOWN_NEEDING_APPROVAL ? 'createdNeedsAnother' : 'createdReady') }));
        if (held === undefined) void navigate({ to: `/reporting/rounds/${id}` });
        else onClose();
      },
    });
  };
  const title = held === undefined ? 'formTitle' : 'changeTitle';
  const parts: PartProps = { draft: filled, change: (changes) => set((now) => ({ ...now, ...changes })), fault: (name) => (tried && missing.includes(name) ? say('need') : undefined) };
  return (
    <section className="panel round-form" aria-label={say(title)}>
      <h2>{say(title)}</h2>
      <form onSubmit={send} noValidate className="round-form__grid">
        <div><WhatFields {...parts} grains={grains} /><WhoFields {...parts} /></div>
        <div><WhenFields {...parts} hasty={hasty} /><RoundWeightNote weight={weight.data} /></div>
        <div className="round-form__ends">
          <Button type="primary" htmlType="submit" loading={create.isPending}>{say('save')}</Button>
          <Button onClick={onClose}>{say('cancel')}</Button>
        </div>
      </form>
      {create.isError && <ProblemNote error={create.error} />}
    </section>
  );
}

type Saved = { readonly id: string; readonly known: readonly unknown[] };

function useSaveRound(held: OpenedRound | undefined) {
  const create = useSend<CreateRound, Saved>(() => '/api/rounds');
  const change = useSend<ChangeRound, Saved>(() => `/api/rounds/${held?.round.id ?? ''}`, put);
  const mutate = (body: CreateRound, then: { readonly onSuccess: (saved: Saved) => void }) => (held === undefined ? create.mutate(body, then) : change.mutate({ ...body, version: held.round.version }, then));
  const { isPending, isError, error } = held === undefined ? create : change;
  return { mutate, isPending, isError, error };
}

interface PartProps {
  readonly draft: RoundDraft;
  readonly change: (changes: Partial<RoundDraft>) => void;
  readonly fault: (name: string) => string | undefined;
}

function WhatFields({ draft, change, fault, grains }: PartProps & { readonly grains: ReadonlyMap<string, PeriodGrain> }) {
  const say = useWords(roundWords);
  const pick = usePick();
  const { data } = useRegisterRows();
  const nameOf = (key: string): string => pick(data?.find((row) => row.key === key)?.name ?? { zh: key, en: key });
  return (
    <>
      <Field label={say('name')} fault={fault('name')}>{(links) => <Input {...links} value={draft.name} maxLength={80} onChange={(event) => change({ name: event.target.value })} />}</Field>
      <Field label={say('basisLabel')}>{(links) => <Input {...links} value={draft.basis} maxLength={500} onChange={(event) => change({ basis: event.target.value })} />}</Field>
      <Field label={say('registersLabel')} fault={fault('registers') === undefined ? undefined : say('needRegisters')}>
        {(links) => <Select<string[]> {...links} mode="multiple" value={[...draft.registers]} onChange={(registers) => change({ registers })} options={(data ?? []).map((row) => ({ value: row.key, label: pick(row.name) }))} optionFilterProp="label" />}
      </Field>
      {[...grains].map(([key, grain]) => (
        <Field key={key} label={say('periodOf', { name: nameOf(key) })} hint={say('periodHint', { sample: periodSamples[grain] })} fault={fault(`period ${key}`)}>
          {(links) => <Input {...links} value={draft.periods[key] ?? ''} maxLength={20} onChange={(event) => change({ periods: { ...draft.periods, [key]: event.target.value } })} />}
        </Field>
      ))}
    </>
  );
}

function WhoFields({ draft, change, fault }: PartProps) {
  const say = useWords(roundWords);
  return (
    <>
      <div className="field">
        <p className="field__label" id="round-who">{say('who')}</p>
        <Radio.Group aria-labelledby="round-who" value={draft.audience} onChange={(event) => change({ audience: event.target.value as Audience })} options={audiences.map((value) => ({ value, label: say(value) }))} />
      </div>
      {draft.audience === 'oneDistrict' && (
        <Field label={say('pickDistrict')} fault={fault('below')}>{(links) => <UnitPicker {...links} value={draft.below} onChange={(below) => change({ below })} only={({ kind }) => kind === 'district'} />}</Field>
      )}
      {draft.audience === 'someUnits' && (
        <Field label={say('pickUnits')} fault={fault('units')}>{(links) => <UnitsPicker {...links} value={draft.units} onChange={(units) => change({ units })} />}</Field>
      )}
    </>
  );
}

function WhenFields({ draft, change, fault, hasty }: PartProps & { readonly hasty: boolean }) {
  const say = useWords(roundWords);
  return (
    <>
      <div className="field-row">
        <Field label={say('opensOn')} fault={fault('opensOn')}>{(links) => <Input {...links} type="date" value={draft.opensOn} onChange={(event) => change({ opensOn: event.target.value })} />}</Field>
        <Field label={say('dueOn')} fault={fault('dueOn')}>{(links) => <Input {...links} type="date" min={draft.opensOn} value={draft.dueOn} onChange={(event) => change({ dueOn: event.target.value })} />}</Field>
        <Field label={say('minutesLabel')} fault={fault('minutes')}>{(links) => <Input {...links} inputMode="numeric" value={draft.minutes} maxLength={4} onChange={(event) => change({ minutes: event.target.value })} />}</Field>
      </div>
      {hasty && <Field label={say('haste')} hint={say('hasteHint')} fault={fault('haste') === undefined ? undefined : say('hasteHint')}>{(links) => <Input {...links} value={draft.hasteReason} maxLength={500} onChange={(event) => change({ hasteReason: event.target.value })} />}</Field>}
    </>
  );
}
