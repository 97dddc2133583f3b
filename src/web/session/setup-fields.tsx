import Input from 'antd/es/input';
import { Field } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import { sessionWords } from './session-words.ts';
import { administratorFault, type AdministratorDraft, type SetupDraft } from './setup-draft.ts';

interface PartProps {
  readonly draft: SetupDraft;
  readonly tried: boolean;
  readonly onChange: (draft: SetupDraft) => void;
}

/** The token, the county and its bureau. */
export function CountyFields({ draft, tried, onChange }: PartProps) {
  const say = useWords(sessionWords);
  const control = (key: 'token' | 'countyName' | 'countyCode' | 'bureauName', hint: string) => (
    <Field label={say(key)} hint={hint} fault={tried && draft[key].trim() === '' ? say('required', { field: say(key) }) : undefined}>
      {(links) => <Input {...links} autoComplete="off" value={draft[key]} onChange={(e) => onChange({ ...draft, [key]: e.target.value })} />}
    </Field>
  );
  return (
    <>
      {control('token', say('tokenHint'))}
      <div className="field-row">
        {control('countyName', say('countyNameHint'))}
        {control('countyCode', say('countyCodeHint'))}
      </div>
      {control('bureauName', say('bureauNameHint'))}
    </>
  );
}

/** The three administrators, each with a password typed twice. */
export function Administrators({ draft, tried, onChange }: PartProps) {
  const say = useWords(sessionWords);
  const change = (changed: AdministratorDraft) =>
    onChange({ ...draft, administrators: draft.administrators.map((one) => (one.role === changed.role ? changed : one)) });
  return (
    <>
      <h2>{say('administrators')}</h2>
      <p className="setup__note">{say('administratorsHint')}<br />{say('nextHint')}</p>
      {draft.administrators.map((one) => <Administrator key={one.role} one={one} tried={tried} onChange={change} />)}
    </>
  );
}

interface OneProps {
  readonly one: AdministratorDraft;
  readonly tried: boolean;
  readonly onChange: (changed: AdministratorDraft) => void;
}

function Administrator({ one, tried, onChange }: OneProps) {
  const say = useWords(sessionWords);
  const label = (key: 'name' | 'login' | 'password' | 'repeat') => say(key === 'repeat' ? 'repeatPassword' : key);
  const faultOf = (key: 'name' | 'login' | 'password' | 'repeat') => {
    const fault = tried ? administratorFault(one, key) : undefined;
    return fault && say(fault === 'repeatMissing' ? 'passwordTwice' : fault === 'notSame' ? 'passwordsDiffer' : fault, { field: label(key) });
  };
  const control = (key: 'name' | 'login' | 'password' | 'repeat') => {
    const put = (value: string) => onChange({ ...one, [key]: value });
    return (
      <Field key={key} label={label(key)} fault={faultOf(key)}>
        {(links) => (key === 'password' || key === 'repeat'
          ? <Input.Password {...links} autoComplete="new-password" value={one[key]} onChange={(e) => put(e.target.value)} />
          : <Input {...links} autoComplete="off" value={one[key]} onChange={(e) => put(e.target.value)} />)}
      </Field>
    );
  };
  return (
    <fieldset className="setup__group">
      <legend>{say(one.role)}</legend>
      <p className="setup__note">{say(`${one.role}Hint`)}</p>
      <div className="field-row">{control('name')}{control('login')}</div>
      <div className="field-row">{control('password')}{control('repeat')}</div>
    </fieldset>
  );
}
