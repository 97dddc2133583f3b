import { useEffect, useRef } from 'react';
import type { RegisterView } from '../../contract/register.ts';
import type { Finding } from '../../domain/register/finding.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { formWords } from './form-words.ts';
import { jumpTo } from './jump-to.ts';

/** All that is wrong and unusual in a form, each leading to its field. */
export function FindingSummary({ register, findings, form, asked }: { readonly register: RegisterView; readonly findings: readonly Finding[]; readonly form: string; readonly asked: number }) {
  const say = useWords(formWords);
  const pick = usePick();
  const place = useRef<HTMLElement>(null);
  // Each time one asks to save in vain: first what is wrong as a whole.
  useEffect(() => {
    if (asked > 0) place.current?.focus();
    place.current?.scrollIntoView({ block: 'center' });
  }, [asked]);
  if (findings.length === 0) return null;
  const nameOf = (key: string) => { const field = register.fields.find((one) => one.key === key); return field === undefined ? key : pick(field.name); };
  const inOrder = [...findings].sort((one, other) => Number(one.strength === 'experience') - Number(other.strength === 'experience'));
  return (
    <section className="findings" role="alert" tabIndex={-1} ref={place} aria-label={say('findings', { n: findings.length })}>
      <h2>{say('findings', { n: findings.length })}</h2>
      <ul className="findings__list">
        {inOrder.map((finding) => (
          <li key={`${finding.field} ${finding.code} ${finding.check ?? ''}`}>
            <span className={`findings__kind findings__kind--${finding.strength}`}>{say(finding.strength === 'logic' ? 'mustFix' : 'fixOrExplain')}</span>
            <button type="button" className="findings__jump" onClick={() => jumpTo(form, finding.field)}>{nameOf(finding.field)}</button>
            <span>{pick(finding)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
