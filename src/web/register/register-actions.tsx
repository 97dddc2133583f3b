import { Button } from 'antd';
import type { RegisterView } from '../../contract/register.ts';
import { LinkButton } from '../frame/link-button.tsx';
import { useWords } from '../i18n/define-words.ts';
import type { Address } from '../table/use-address.ts';
import { registerWords } from './register-words.ts';

/** What one can do from the list of a register: add, fill in as a table, print. */
export function RegisterActions({ register, address }: { readonly register: RegisterView; readonly address: Address }) {
  const say = useWords(registerWords);
  const writing = register.mayWrite && (address['asOf'] ?? '') === '';
  return (
    <>
      <Button onClick={() => window.print()}>{say('print')}</Button>
      {writing && <LinkButton to={`/registers/${register.key}/sheet`}>{say('fillAsTable')}</LinkButton>}
      {writing && <LinkButton primary to={`/registers/${register.key}/new`}>{say('add')}</LinkButton>}
    </>
  );
}
