import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { DisclosureFinding, DisclosureView } from '../../contract/disclosure.ts';
import { Field } from '../frame/field.tsx';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { disclosureWords } from './disclosure-words.ts';
import { useReasons } from './use-disclosure.ts';

const weights = ['hard', 'soft', 'note'] as const;

/** What the scan found, the heaviest first, with what to do; and the reasons for what may stay. */
export function FindingsPanel({ view }: { readonly view: DisclosureView }) {
  const say = useWords(disclosureWords);
  const { scan } = view;
  return (
    <section className="panel disclosure__part">
      <h2>{say('scanTitle')}</h2>
      <p className="quiet">{say('looked', { n: scan.looked })}</p>
      {scan.findings.length === 0 && <p className="disclosure__clear">✓ {say('allClear')}</p>}
      {weights.map((weight) => <Findings key={weight} weight={weight} findings={scan.findings.filter((one) => one.weight === weight)} />)}
      {scan.soft > 0 && <Reasons view={view} />}
    </section>
  );
}

function Findings({ weight, findings }: { readonly weight: (typeof weights)[number]; readonly findings: readonly DisclosureFinding[] }) {
  const say = useWords(disclosureWords);
  const pick = usePick();
  if (findings.length === 0) return null;
  return (
    <div className={`disclosure__found disclosure__found--${weight}`}>
      <h3>{say(weight)} <span className="quiet">{say(`${weight}Hint`)}</span></h3>
      <ul>{findings.map((one) => (
        <li key={`${one.code} ${one.place.zh} ${one.excerpt}`}><p><strong>{pick(one.place)}</strong> <span className="quiet">{one.code}</span>{one.excerpt !== '' && <> <code>{one.excerpt}</code></>}</p><p>{pick(one)}</p></li>
      ))}</ul>
    </div>
  );
}

function Reasons({ view }: { readonly view: DisclosureView }) {
  const say = useWords(disclosureWords);
  const { message } = App.useApp();
  const [reasons, change] = useState(view.reasons);
  const keep = useReasons(view);
  const pick = usePick();
  const soft = new Map(view.scan.findings.filter(({ weight }) => weight === 'soft').map((one) => [one.code, one]));
  const codes = [...soft.keys()];
  // The first clause of its sentence says what it is.
  const label = (code: string): string => say('reasonOf', { code, what: pick(soft.get(code) ?? { zh: '', en: '' }).split(/[，。]|\. /)[0] ?? '' });
  if (!view.next.includes('revise')) return <dl className="disclosure__facts disclosure__facts--long">{codes.map((code) => <div key={code}><dt>{label(code)}</dt><dd>{view.reasons[code] ?? '—'}</dd></div>)}</dl>;
  return (
    <form className="disclosure__reasons" onSubmit={(event) => { event.preventDefault(); keep.mutate(reasons, { onSuccess: () => void message.success(say('kept')) }); }}>
      {codes.map((code) => <Field key={code} label={label(code)}>{(links) => <Input {...links} maxLength={500} value={reasons[code] ?? ''} onChange={(event) => change({ ...reasons, [code]: event.target.value })} />}</Field>)}
      {keep.error !== null && <ProblemNote error={keep.error} />}
      <Button htmlType="submit" loading={keep.isPending}>{say('save')}</Button>
    </form>
  );
}
