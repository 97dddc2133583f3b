import { Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { BalanceView } from '../../contract/balance.ts';
import { judgedSections } from '../../domain/balance/balance-rules.ts';
import type { LevelResult } from '../../domain/balance/weigh-balance.ts';
import { useMay, useToday } from '../api/use-me.ts';
import { readable } from '../frame/figure.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { AsOfBanner, AsOfPicker } from '../register/as-of.tsx';
import { useAddress, type Address } from '../table/use-address.ts';
import { balanceWords } from './balance-words.ts';
import { IndicatorsPanel } from './indicators-panel.tsx';
import { compositeOf, JudgedTag, standingOf } from './judged-tag.tsx';
import { ExcludedPanel, GapsPanel, ItemsPanel } from './lists-panel.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { SchoolNumbers } from './school-numbers.tsx';
import { SchoolsPanel } from './schools-panel.tsx';
import { TryingBanner } from './trying-banner.tsx';
import { askedOf, useBalance, useTrying, type Trying } from './use-balance.ts';
import './balance.css';

type Change = (changes: Address) => void;

/** `/balance`: the balance between schools, from registers, with what-if. */
export function BalancePage() {
  const say = useWords(balanceWords);
  const [address, change] = useAddress();
  const asked = askedOf(address);
  const { data, error, refetch } = useBalance(asked);
  return (
    <div className="page">
      {data === undefined && <PageHeader title={say('title')} />}
      {data === undefined && (error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />)}
      {/* Numbers that were tried belong to one set of rules, one year, one moment. */}
      {data !== undefined && <Weighed key={JSON.stringify(asked)} view={data} address={address} change={change} />}
    </div>
  );
}

interface WeighedProps { readonly view: BalanceView; readonly address: Address; readonly change: Change }

function Weighed({ view, address, change }: WeighedProps) {
  const say = useWords(balanceWords);
  const pick = usePick();
  const may = useMay();
  const trying = useTrying(view);
  const level = trying.tried.levels.find(({ section }) => section.key === address['section']) ?? trying.tried.levels[0];
  return (
    <>
      <PageHeader
        title={say('title')} above={<Link to="/registers">{say('above')}</Link>} actions={<><AsOfPicker address={address} onChange={change} /><Button onClick={() => window.print()}>{say('print')}</Button>{view.whole && <Button type={trying.on ? 'default' : 'primary'} disabled={level === undefined} onClick={trying.toggle}>{say(trying.on ? 'stopTrying' : 'tryIt')}</Button>}</>}
        facts={<><span>{view.unit.name}</span><span>{view.period ?? ''}</span><span>{pick(view.rules.name)}</span><span>{say('source', { text: view.rules.source })}</span></>}
      />
      <AsOfBanner address={address} onChange={change} />
      <Switches view={view} trying={trying} address={address} change={change} section={level?.section.key ?? ''} />
      {!view.whole && <p className="past-banner">{say('part', { unit: view.unit.name })}</p>}
      <TryingBanner view={view} trying={trying} asked={askedOf(address)} section={level?.section.key ?? ''} indicator={address['indicator'] ?? ''} />
      {level === undefined ? <div className="panel"><EmptyState title={say('none')} hint={say('noneHint')} /></div> : <Level view={view} trying={trying} level={level} address={address} change={change} />}
      <GapsPanel view={view} />
      {view.whole && level !== undefined && may('balance.plan') && <PlanPanel view={view} trying={trying} asked={askedOf(address)} />}
      {view.whole && <ExcludedPanel view={view} excluded={trying.tried.excluded} />}
      {view.whole && <ItemsPanel view={view} />}
    </>
  );
}

function Switches({ view, trying, address, change, section }: WeighedProps & { readonly trying: Trying; readonly section: string }) {
  const say = useWords(balanceWords);
  const pick = usePick();
  const there = new Set(trying.tried.levels.map((level) => level.section.key));
  return (
    <div className="balance-switches no-print">
      <fieldset className="chips"><legend className="only-read">{say('rules')}</legend>{view.books.map(({ key, name }) => <button key={key} type="button" className="chip" aria-pressed={key === view.rules.key} title={pick(name)} onClick={() => change({ rules: key })}>{pick(name)}</button>)}</fieldset>
      <fieldset className="chips"><legend className="only-read">{say('section')}</legend>{judgedSections(view.rules).filter(({ key }) => there.has(key)).map(({ key, name }) => <button key={key} type="button" className="chip" aria-pressed={key === section} onClick={() => change({ section: key })}>{pick(name)}</button>)}</fieldset>
      <Years period={view.period} chosen={address['period'] ?? ''} change={change} />
    </div>
  );
}

function Years({ period, chosen, change }: { readonly period: string | null; readonly chosen: string; readonly change: Change }) {
  const say = useWords(balanceWords);
  const current = Number(useToday().slice(0, 4));
  const years = [...new Set([...[0, 1, 2, 3].map((back) => `${current - back}-${current - back + 1}`), ...period === null ? [] : [period]])].sort().reverse();
  return <Select className="balance-year" aria-label={say('year')} value={chosen} onChange={(year: string) => change({ period: year })} options={[{ value: '', label: say('newest') }, ...years.map((year) => ({ value: year, label: year }))]} />;
}

function Level({ view, trying, level, address, change }: WeighedProps & { readonly trying: Trying; readonly level: LevelResult }) {
  const [opened, open] = useState<number | null>(null);
  const indicator = address['indicator'] ?? '';
  const school = view.schools.find(({ row }) => row === opened);
  return (
    <>
      {view.whole && <Summary level={level} />}
      {view.whole && <IndicatorsPanel view={view} level={level} now={trying.now.levels.find(({ section }) => section.key === level.section.key)} trying={trying.on} chosen={indicator} onChoose={(key) => change({ indicator: key === indicator ? '' : key })} />}
      {school !== undefined && <SchoolNumbers key={school.row} view={view} school={school} trying={trying} asOf={address['asOf'] ?? ''} onClose={() => open(null)} />}
      <SchoolsPanel view={view} level={level} trying={trying} indicator={indicator} opened={opened} onOpen={(row) => open(row === opened ? null : row)} />
    </>
  );
}

function Summary({ level }: { readonly level: LevelResult }) {
  const say = useWords(balanceWords);
  const pick = usePick();
  const composite = compositeOf(level);
  const standings = [...level.indicators.map(standingOf), ...composite === null ? [] : [standingOf(composite)]];
  const beyond = standings.filter((one) => one === 'beyond').length;
  const open = standings.filter((one) => one === 'open').length;
  return (
    <output className="balance-summary">
      <strong>{say('sum', { section: pick(level.section.name), schools: level.schools.length, pupils: readable(level.pupils) })}</strong>
      <JudgedTag standing={level.met ? 'within' : beyond === 0 && level.failing === 0 && open > 0 ? 'open' : 'fails'} />
      {beyond > 0 && <span>{say('beyondCount', { n: beyond })}</span>}
      {open > 0 && <span>{say('openCount', { n: open })}</span>}
      {level.failing > 0 && <span>{say('failingCount', { n: level.failing })}</span>}
    </output>
  );
}
