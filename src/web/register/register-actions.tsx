import { Button, Dropdown } from 'antd';
import type { RegisterView } from '../../contract/register.ts';
import { withQuery } from '../api/client.ts';
import { useMay } from '../api/use-me.ts';
import { LinkButton } from '../frame/link-button.tsx';
import { useWords } from '../i18n/define-words.ts';
import { useLanguage } from '../i18n/use-language.ts';
import type { Address } from '../table/use-address.ts';
import { chosenPeriod } from './chosen-period.ts';
import { registerWords } from './register-words.ts';
import { useListColumns } from './use-views.ts';

/** What one can do from the list of a register: take it along, print, fill in as a table, add. */
export function RegisterActions({ register, address }: { readonly register: RegisterView; readonly address: Address }) {
  const say = useWords(registerWords);
  const may = useMay();
  const begun = { unit: address['unit'], period: chosenPeriod(register, address) };
  const writing = register.mayWrite && (address['asOf'] ?? '') === '';
  return (
    <>
      {may('record.export') && <ExportMenu register={register} address={address} />}
      <Button onClick={() => window.print()}>{say('print')}</Button>
      {writing && <LinkButton to={`/registers/${register.key}/import`}>{say('import')}</LinkButton>}
      {writing && <LinkButton to={withQuery(`/registers/${register.key}/sheet`, begun)}>{say('fillAsTable')}</LinkButton>}
      {writing && <LinkButton primary to={withQuery(`/registers/${register.key}/new`, begun)}>{say('add')}</LinkButton>}
    </>
  );
}

const unchanged = (): void => undefined;

const formats = ['xlsx', 'csv', 'csv-gb18030'] as const;

// What is on the screen goes into the file: the same filter, order, columns and day.
function ExportMenu({ register, address }: { readonly register: RegisterView; readonly address: Address }) {
  const say = useWords(registerWords);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const { keys } = useListColumns(register, address, unchanged);
  const fields = keys.filter((key) => register.fields.some((field) => field.key === key)).join(',');
  const shown = { where: address['where'], unit: address['unit'], sort: address['sort'], asOf: address['asOf'], language };
  const items = [
    ...formats.map((format) => ({ key: format, label: <a href={withQuery(`/api/registers/${register.key}/export`, { ...shown, fields, format })} download>{say(`export_${format === 'csv-gb18030' ? 'gb18030' : format}`)}</a> })),
    { key: 'all', label: <a href={withQuery(`/api/registers/${register.key}/export`, { ...shown, format: 'xlsx' })} download>{say('export_all')}</a> },
  ];
  return <Dropdown menu={{ items }} trigger={['click']}><Button aria-haspopup="menu">{say('export')}</Button></Dropdown>;
}
