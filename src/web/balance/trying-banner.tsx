import ExperimentOutlined from '@ant-design/icons/es/icons/ExperimentOutlined';
import { Button } from 'antd';
import { useState } from 'react';
import type { BalanceView } from '../../contract/balance.ts';
import type { BalanceResult } from '../../domain/balance/weigh-balance.ts';
import { saveReply } from '../api/client.ts';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { useLanguage, usePick } from '../i18n/use-language.ts';
import { balanceWords } from './balance-words.ts';
import { compositeOf, JudgedTag, standingOf } from './judged-tag.tsx';
import type { Trying } from './use-balance.ts';

/** Says over the page that numbers are tried, how many, and that nothing is saved. */
export function TryingBanner({ view, trying, asked, section, indicator }: { readonly view: BalanceView; readonly trying: Trying; readonly asked: Record<string, string>; readonly section: string; readonly indicator: string }) {
  const say = useWords(balanceWords);
  const language = useLanguage();
  const [error, fail] = useState<unknown>(null);
  const [busy, work] = useState(false);
  if (!trying.on) return null;
  const save = async () => {
    work(true);
    fail(null);
    await saveReply('/api/balance/workbook', { ...asked, rules: view.rules.key, language: language === 'en' ? 'en' : 'zh', trials: trying.trials }).catch(fail);
    work(false);
  };
  return (
    <div className="past-banner balance-trying">
      <ExperimentOutlined aria-hidden />
      <output>{say('trying', { n: trying.trials.length })}</output>
      {view.whole ? <Followed view={view} trying={trying} section={section} indicator={indicator} /> : null}
      <span className="quiet balance-try-hint">{say('tryHint')}</span>
      <span className="balance-acts no-print">
        <Button size="small" disabled={trying.trials.length === 0} onClick={trying.reset}>{say('reset')}</Button>
        {view.whole && <Button size="small" loading={busy} title={say('exportHint')} onClick={() => void save()}>{say('exportTried')}</Button>}
      </span>
      {error !== null && <ProblemNote error={error} close={() => fail(null)} />}
    </div>
  );
}

/** The coefficient that is worked on, in sight while numbers far below it are changed. */
function Followed({ view, trying, section, indicator }: { readonly view: BalanceView; readonly trying: Trying; readonly section: string; readonly indicator: string }) {
  const say = useWords(balanceWords);
  const pick = usePick();
  const of = (result: BalanceResult) => {
    const level = result.levels.find((one) => one.section.key === section);
    return level?.indicators.find((one) => one.indicator === indicator) ?? (level === undefined ? null : compositeOf(level));
  };
  const [was, is] = [of(trying.now)?.coefficient ?? null, of(trying.tried)];
  if (is === null || is.coefficient === null) return null;
  const named = view.rules.indicators.find(({ key }) => key === indicator);
  return <strong>{named === undefined ? say('composite') : pick(named.name)} {was === null || was === is.coefficient ? '' : `${was.toFixed(3)} → `}{is.coefficient.toFixed(3)} <JudgedTag standing={standingOf(is)} /></strong>;
}
