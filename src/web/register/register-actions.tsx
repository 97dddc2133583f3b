import { Button, Dropdown } from 'antd';
import { useMemo } from 'react';
import type { RegisterView } from '../../contract/register.ts';
import { withQuery } from '../api/client.ts';
import { LinkButton } from '../frame/link-button.tsx';
import { useWords } from '../i18n/define-words.ts';
import type { Address } from '../table/use-address.ts';
import { readTexts, useKeptChoice } from './kept-choice.ts';
import { standardColumns } from './record-columns.tsx';
import { filterOf } from './record-list.tsx';
import { registerWords } from './register-words.ts';
import { useOneUnit } from './use-one-unit.ts';

/** Takes the list out as it is filtered, sorted and dated. */
function ExportMenu({ register, address }: { readonly register: RegisterView; readonly address: Address }) {
  const say = useWords(registerWords);
  const oneUnit = useOneUnit();
  const standard = useMemo(() => standardColumns(register, oneUnit), [register, oneUnit]);
  const [keys] = useKeptChoice(`columns.${register.key}`, standard, readTexts);
  const href = (format: string): string => withQuery(`/api/registers/${register.key}/export`, { format, ...filterOf(address), sort: address['sort'] ?? '', fields: keys.filter((key) => register.fields.some((field) => field.key === key)).join(',') });
  const items = [['xlsx', 'Excel'], ['csv', 'CSV UTF-8'], ['csv-gb18030', 'CSV GB18030']].map(([format = '', name]) => ({ key: format, label: <a href={href(format)} download>{name}</a> }));
  return <Dropdown menu={{ items }} trigger={['click']}><Button>{say('export')}</Button></Dropdown>;
}

/** What one can do from the list of a register: add, fill in as a table, print. */
export function RegisterActions({ register, address }: { readonly register: RegisterView; readonly address: Address }) {
  const say = useWords(registerWords);
  const writing = register.mayWrite && (address['asOf'] ?? '') === '';
  return (
    <>
      <Button onClick={() => window.print()}>{say('print')}</Button>
      <ExportMenu register={register} address={address} />
      {writing && <LinkButton to={`/registers/${register.key}/import`}>{say('import')}</LinkButton>}
      {writing && <LinkButton to={`/registers/${register.key}/sheet`}>{say('fillAsTable')}</LinkButton>}
      {writing && <LinkButton primary to={`/registers/${register.key}/new`}>{say('add')}</LinkButton>}
    </>
  );
}
