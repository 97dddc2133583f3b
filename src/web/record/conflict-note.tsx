import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { OpenedRecord, RecordView, RegisterView } from '../../contract/register.ts';
import { get } from '../api/client.ts';
import { clockTime } from '../frame/clock-time.ts';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { useShowValue } from '../register/show-value.ts';
import { placeOf } from '../register/use-registers.ts';
import { formWords } from './form-words.ts';
import type { FormState } from './form-state.ts';
import type { Inputs } from './record-draft.ts';
import { changedInputs, inputsOf } from './record-inputs.ts';

interface ConflictProps {
  readonly register: RegisterView;
  readonly state: FormState;
  readonly before: RecordView;
  readonly onChosen: (base: RecordView, inputs: Inputs) => void;
}

/** Somebody saved this record first: shows both values of every field both changed, and takes over the rest. */
export function ConflictNote(props: ConflictProps) {
  const { register, before } = props;
  const { data, error } = useQuery({ queryKey: ['record', register.key, before.id, 'conflict', before.version], staleTime: 0, queryFn: ({ signal }) => get<OpenedRecord>(placeOf(register.key, before.id), signal) });
  if (data === undefined) return error === null ? <LoadingState /> : <ProblemNote error={error} />;
  return <Choices {...props} theirs={data.record} />;
}

function Choices({ register, state, before, theirs, onChosen }: ConflictProps & { readonly theirs: RecordView }) {
  const say = useWords(formWords);
  const pick = usePick();
  const show = useShowValue(register);
  const [chosen, choose] = useState<Readonly<Record<string, 'mine' | 'theirs'>>>({});
  const [base, now] = [inputsOf(register, before), inputsOf(register, theirs)];
  const [mine, other] = [changedInputs(base, state.inputs), changedInputs(base, now)];
  const both = other.filter((key) => mine.includes(key) && changedInputs({ [key]: now[key] ?? '' }, { [key]: state.inputs[key] ?? '' }).length > 0);
  const onlyTheirs = other.filter((key) => !mine.includes(key));
  const nameOf = (key: string) => { const field = register.fields.find((one) => one.key === key); return field === undefined ? key : pick(field.name); };
  const textOf = (key: string, input: string | readonly string[] | undefined) => { const field = register.fields.find((one) => one.key === key); return field === undefined || input === undefined ? '' : show(field, input as string, { ...before.names, ...theirs.names }) || say('blank'); };
  const goOn = () => onChosen(theirs, { ...state.inputs, ...Object.fromEntries([...onlyTheirs, ...both.filter((key) => chosen[key] === 'theirs')].map((key) => [key, now[key] ?? ''])) });
  return (
    <section className="conflict" role="alert">
      <h2>{say('conflict', { who: theirs.byName, at: clockTime(theirs.since) })}</h2>
      <p>{say(both.length > 0 ? 'conflictChoose' : 'conflictNone')}</p>
      {onlyTheirs.length > 0 && <p className="quiet">{say('conflictTaken', { fields: onlyTheirs.map((key) => say('fieldNow', { field: nameOf(key), value: textOf(key, now[key]) })).join(say('comma')) })}</p>}
      {both.map((key) => (
        <fieldset key={key} className="conflict__field">
          <legend>{nameOf(key)}</legend>
          {(['mine', 'theirs'] as const).map((side) => (
            <label key={side}>
              <input type="radio" name={`conflict-${key}`} checked={chosen[key] === side} onChange={() => choose((held) => ({ ...held, [key]: side }))} />
              <span className="quiet">{say(side === 'mine' ? 'mine' : 'theirs')}</span> <b>{textOf(key, side === 'mine' ? state.inputs[key] : now[key])}</b>
            </label>
          ))}
        </fieldset>
      ))}
      <Button type="primary" disabled={both.some((key) => chosen[key] === undefined)} onClick={goOn}>{say('conflictGoOn')}</Button>
    </section>
  );
}
