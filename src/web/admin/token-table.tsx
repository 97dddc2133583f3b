import { App, Button, Popconfirm } from 'antd';
import type { TokenList, TokenView } from '../../contract/token.ts';
import { tokenStates } from '../../domain/access/token-reach.ts';
import { problemOf } from '../api/refusal.ts';
import { useMay } from '../api/use-me.ts';
import { clockTime, lastDayBefore } from '../frame/clock-time.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { tokenWords, type TokenWord } from './token-words.ts';
import { useDecideToken, type TokenVerb } from './use-tokens.ts';

/** The tokens with what each may do, who answers for it, when it was last used, and how it ends. */
export function TokenTable({ list }: { readonly list: TokenList }) {
  const say = useWords(tokenWords);
  const columns: readonly Column<TokenView>[] = [
    { key: 'name', title: say('system'), width: '13rem', phone: 'title', sortBy: (token) => token.name, render: (token) => <>{token.name}<span className="ledger__under">{token.purpose}</span></> },
    { key: 'unit', title: say('unit'), width: '11rem', phone: 'wide', sortBy: (token) => token.unitName, render: (token) => token.unitName },
    { key: 'scopes', title: say('scopes'), phone: 'wide', render: (token) => <Scopes token={token} registers={list.registers} /> },
    { key: 'until', title: say('until'), width: '7.5rem', phone: 'wide', sortBy: (token) => token.expiresAt, render: (token) => <time dateTime={token.expiresAt}>{lastDayBefore(token.expiresAt)}</time> },
    { key: 'used', title: say('used'), width: '10rem', phone: 'wide', sortBy: (token) => token.usedAt, render: (token) => (token.usedAt === null ? <span className="quiet">{say('usedNever')}</span> : <><time dateTime={token.usedAt}>{clockTime(token.usedAt)}</time><span className="ledger__under">{say('usedFrom', { address: token.usedFrom })}</span></>) },
    { key: 'state', title: say('state'), width: '9rem', phone: 'wide', sortBy: (token) => token.state, render: (token) => <div><Standing token={token} /></div> },
    { key: 'do', title: say('doing'), width: '9rem', phone: 'wide', render: (token) => <TokenActions token={token} /> },
  ];
  return <LedgerTable label={say('table')} columns={columns} rows={list.tokens} rowKey={(token) => token.id} />;
}

function Scopes({ token, registers }: { readonly token: TokenView; readonly registers: TokenList['registers'] }) {
  const say = useWords(tokenWords);
  const pick = usePick();
  const nameOf = (key: string) => { const found = registers.find((one) => one.key === key); return found ? pick(found.name) : key; };
  return (
    <ul className="grants">
      {Object.entries(token.scopes).map(([key, rights]) => <li key={key}>{nameOf(key)} <span className="quiet">{rights.map((right) => say(right)).join(' · ')}</span></li>)}
      <li className="quiet">{say('ceiling')} {say(`ceiling${token.ceiling}` as TokenWord)}</li>
    </ul>
  );
}

const waits = ({ state }: TokenView): boolean => state === 'proposed' || state === 'suspended';

function Standing({ token }: { readonly token: TokenView }) {
  const say = useWords(tokenWords);
  const pick = usePick();
  const people = [say('proposedBy', { name: token.proposedBy }), ...(token.authorisedBy === null ? [] : [say('authorisedBy', { name: token.authorisedBy })]), ...(token.revokedBy === null ? [] : [say('revokedBy', { name: token.revokedBy })])];
  return <><span className={token.state === 'granted' ? undefined : waits(token) ? 'token-waiting' : 'account-off'}>{pick(tokenStates[token.state])}</span>{people.map((one) => <span key={one} className="ledger__under">{one}</span>)}</>;
}

function TokenActions({ token }: { readonly token: TokenView }) {
  const say = useWords(tokenWords);
  const may = useMay();
  const pick = usePick();
  const { message } = App.useApp();
  const decide = useDecideToken();
  if (token.state === 'revoked') return null;
  const send = (verb: TokenVerb) => decide.mutate({ id: token.id, verb }, {
    onError: (error) => void message.error(pick(problemOf(error))), onSuccess: () => void message.success(verb === 'authorise' ? say('authorised') : say('ended', { name: token.name })),
  });
  const end: TokenVerb = may('token.withdraw') ? 'withdraw' : 'revoke';
  const word = end === 'revoke' ? say('revoke') : say(waits(token) ? 'refuse' : 'withdraw');
  return (
    <div className="row-actions no-print">
      {waits(token) && may('token.authorise') && <Button type="link" size="small" loading={decide.isPending} aria-label={say('authoriseNow', { name: token.name })} onClick={() => send('authorise')}>{say('authorise')}</Button>}
      {may(`token.${end}`) && (
        <Popconfirm title={say('endNow', { verb: word, name: token.name })} description={say('endHint')} okText={word} cancelText={say('cancel')} onConfirm={() => send(end)}>
          <Button type="link" size="small" loading={decide.isPending} aria-label={say('endNow', { verb: word, name: token.name })}>{word}</Button>
        </Popconfirm>
      )}
    </div>
  );
}
