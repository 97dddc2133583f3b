import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { BalanceView } from '../../contract/balance.ts';
import { limitFor, type ChecklistItem } from '../../domain/balance/balance-rules.ts';
import { judgeChecklist, requirementOf, type ChecklistVerdict } from '../../domain/balance/checklist.ts';
import type { ExcludedSchool } from '../../domain/balance/level-school.ts';
import { amountColumns } from '../../domain/balance/school-columns.ts';
import { withQuery } from '../api/client.ts';
import { readable } from '../frame/figure.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { balanceWords } from './balance-words.ts';
import { JudgedTag } from './judged-tag.tsx';
import { columnName } from './use-balance.ts';

interface Missing { readonly key: string; readonly unitId: string; readonly name: string; readonly what: string; readonly register: string | null }

/** What is not known, and where it is to be filled in. */
export const GapsPanel = memo(function GapsPanel({ view }: { readonly view: BalanceView }) {
  const say = useWords(balanceWords);
  const pick = usePick();
  const schoolOf = (row: number) => view.schools.find((one) => one.row === row);
  const nameOf = (key: string) => { const found = view.registers.find((one) => one.key === key); return found === undefined ? key : pick(found.name); };
  const held = new Set(view.columns.map(({ key }) => key));
  const absent = amountColumns(view.rules).filter(({ key, factor }) => factor === 1 && !held.has(key)).map(({ key }) => pick(columnName(view, key).name));
  const rows: Missing[] = [
    ...view.unplaced.map(({ unitId, name, lacks }) => ({ key: `${unitId} ${lacks}`, unitId, name, what: say(lacks === 'kind' ? 'lacksKind' : 'lacksPupils'), register: lacks === 'kind' ? 'school' : 'class' })),
    ...view.gaps.map(({ row, column, register }) => ({ key: `${row} ${column}`, unitId: schoolOf(row)?.unitId ?? '', name: schoolOf(row)?.name ?? '', what: pick(columnName(view, column).name), register })),
  ];
  const columns: readonly Column<Missing>[] = [
    { key: 'school', title: say('school'), phone: 'title', render: ({ unitId, name }) => <Link to={`/schools/${unitId}`}>{name}</Link> },
    { key: 'what', title: say('what'), phone: 'wide', render: ({ what }) => what },
    { key: 'where', title: say('where'), width: '14rem', phone: 'wide', render: ({ register, unitId }) => (register === null ? <span className="quiet">{say('noRegister')}</span> : <a href={withQuery(`/registers/${register}`, { unit: unitId })}>{nameOf(register)}</a>) },
  ];
  if (rows.length === 0 && absent.length === 0) return <section className="panel balance-part"><h2>{say('gaps')}</h2><p>{say('noGaps')}</p></section>;
  return (
    <section className="panel balance-part">
      <h2>{say('gaps')}<span className="quiet balance-hint">{say('gapsHint')}</span></h2>
      {absent.length > 0 && <p>{say('absent', { columns: absent.join('、') })}</p>}
      {rows.length > 0 && <LedgerTable label={say('gaps')} columns={columns} rows={rows} rowKey={({ key }) => key} />}
    </section>
  );
});

/** Schools that are left out, and why. */
export const ExcludedPanel = memo(function ExcludedPanel({ view, excluded }: { readonly view: BalanceView; readonly excluded: readonly ExcludedSchool[] }) {
  const say = useWords(balanceWords);
  const pick = usePick();
  const section = (key: string | null) => { const found = view.rules.sections.find((one) => one.key === key); return found === undefined ? '—' : pick(found.name); };
  const columns: readonly Column<ExcludedSchool>[] = [
    { key: 'school', title: say('school'), phone: 'title', render: ({ name }) => name },
    { key: 'section', title: say('section'), width: '7rem', render: (one) => section(one.section) },
    { key: 'reason', title: say('reason'), phone: 'wide', render: ({ reason, confirm }) => `${pick(reason)}${confirm ? ' *' : ''}` },
    { key: 'basis', title: say('basis'), phone: 'wide', render: ({ source }) => source },
  ];
  return (
    <section className="panel balance-part">
      <h2>{say('excluded')}</h2>
      {excluded.length === 0 ? <p>{say('noneExcluded')}</p> : <LedgerTable label={say('excluded')} columns={columns} rows={excluded} rowKey={({ row, section: key }) => `${row} ${key ?? ''}`} />}
    </section>
  );
});

/** Items the county itself must show; registers tell a few of them. */
export const ItemsPanel = memo(function ItemsPanel({ view }: { readonly view: BalanceView }) {
  const say = useWords(balanceWords);
  const pick = usePick();
  const verdicts = judgeChecklist(view.rules.checklist, new Map(view.items.map(({ key, value }) => [key, value])), view.on);
  if (verdicts.length === 0) return null;
  const asked = (item: ChecklistItem) => pick(requirementOf(item, limitFor(item.limits, '*', view.on)));
  const columns: readonly Column<ChecklistVerdict>[] = [
    { key: 'item', title: say('item'), phone: 'title', render: ({ item }) => <span title={item.source}>{pick(item.name)}{item.confirm ? ' *' : ''}</span> },
    { key: 'group', title: say('group'), width: '8rem', render: ({ item }) => pick(item.group) },
    { key: 'asked', title: say('asked'), figure: true, width: '8rem', render: ({ item }) => asked(item) },
    { key: 'actual', title: say('actual'), figure: true, width: '9rem', render: ({ item, answer }) => (typeof answer === 'number' ? `${readable(answer)}${pick(item.measure)}` : <span className="quiet">{say('notInRegisters')}</span>) },
    { key: 'verdict', title: say('verdict'), width: '9rem', render: ({ met }) => (met === null ? '—' : <JudgedTag standing={met ? 'passes' : 'fails'} />) },
  ];
  return (
    <section className="panel balance-part">
      <h2>{say('items')}<span className="quiet balance-hint">{say('itemsHint')}</span></h2>
      <LedgerTable label={say('items')} columns={columns} rows={verdicts} rowKey={({ item }) => item.key} />
    </section>
  );
});
