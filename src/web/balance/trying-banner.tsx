import ExperimentOutlined from '@ant-design/icons/es/icons/ExperimentOutlined';
import { Button } from 'antd';
import { useState } from 'react';
import type { BalanceView } from '../../contract/balance.ts';
import { saveReply } from '../api/client.ts';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { balanceWords } from './balance-words.ts';
import type { Trying } from './use-balance.ts';

/** Says over the page that numbers are tried, how many, and that nothing is saved. */
export function TryingBanner({ view, trying, asked }: { readonly view: BalanceView; readonly trying: Trying; readonly asked: Record<string, string> }) {
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
      <span className="quiet">{say('tryHint')}</span>
      <span className="balance-acts no-print">
        <Button size="small" disabled={trying.trials.length === 0} onClick={trying.reset}>{say('reset')}</Button>
        {view.whole && <Button size="small" loading={busy} title={say('exportHint')} onClick={() => void save()}>{say('exportTried')}</Button>}
      </span>
      {error !== null && <ProblemNote error={error} close={() => fail(null)} />}
    </div>
  );
}
