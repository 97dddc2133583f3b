import { Button, Checkbox, Select } from 'antd';
import type { IssueToken, TokenList } from '../../contract/token.ts';
import { tokenRights, type TokenRight } from '../../domain/access/token-reach.ts';
import type { FieldLinks } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { tokenWords } from './token-words.ts';

const rights = Object.keys(tokenRights) as readonly TokenRight[];

interface TokenScopesProps {
  readonly links: FieldLinks;
  readonly registers: TokenList['registers'];
  readonly scopes: IssueToken['scopes'];
  readonly onChange: (scopes: IssueToken['scopes']) => void;
}

/** The registers a token names, each with its rights; more are added by name. */
export function TokenScopes({ links, registers, scopes, onChange }: TokenScopesProps) {
  const say = useWords(tokenWords);
  const pick = usePick();
  const nameOf = (key: string) => { const found = registers.find((one) => one.key === key); return found ? pick(found.name) : key; };
  const turn = (key: string, right: TokenRight, on: boolean) => onChange({ ...scopes, [key]: rights.filter((one) => (one === right ? on : scopes[key]?.includes(one) === true)) });
  const open = registers.filter(({ key }) => !Object.keys(scopes).includes(key)).map(({ key, name }) => ({ value: key, label: pick(name) }));
  return (
    <div className="token-scopes">
      {Object.entries(scopes).map(([key, held]) => (
        <fieldset key={key} className="token-scopes__row">
          <legend className="only-read">{say('rightsOf', { name: nameOf(key) })}</legend>
          <span className="token-scopes__name" aria-hidden>{nameOf(key)}</span>
          {rights.map((right) => {
            const along = right === 'read' && (held.includes('write') || held.includes('report'));
            return <Checkbox key={right} checked={along || held.includes(right)} disabled={along} {...(along && { title: say('writeHint') })} onChange={(event) => turn(key, right, event.target.checked)}>{say(right)}</Checkbox>;
          })}
          <Button type="link" size="small" aria-label={say('dropRegister', { name: nameOf(key) })} onClick={() => onChange(Object.fromEntries(Object.entries(scopes).filter(([one]) => one !== key)))}>×</Button>
        </fieldset>
      ))}
      <Select {...links} value={null} placeholder={say('addRegister')} showSearch={{ optionFilterProp: 'label' }} options={open} onChange={(key: string | null) => { if (key !== null) onChange({ ...scopes, [key]: ['read'] }); }} />
    </div>
  );
}
