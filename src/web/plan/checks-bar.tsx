import CheckCircleOutlined from '@ant-design/icons/es/icons/CheckCircleOutlined';
import WarningOutlined from '@ant-design/icons/es/icons/WarningOutlined';
import type { Check } from '../../domain/plan/reading.ts';
import { useWords } from '../i18n/define-words.ts';
import { worstFirst } from './check-marks.ts';
import { useDesk } from './desk.ts';
import { planWords } from './plan-words.ts';
import { useWorking } from './use-why.ts';

const SHOWN = 2;

/** One line on the checks: how many, how many agree, and the ones that do not with their working. */
export function ChecksBar() {
  const say = useWords(planWords);
  const { opened, setTab } = useDesk();
  const wrong = worstFirst(opened.checks).filter((check) => !check.consistent);
  if (opened.checks.length === 0) return <p className="checks checks--none">{say('checksNone')}</p>;
  return (
    <div className="checks">
      <button type="button" className="checks__sum" onClick={() => setTab('check')} title={say('showChecks')}>
        {wrong.length === 0 ? <CheckCircleOutlined className="checks__fine" /> : <WarningOutlined className="checks__wrong" />}
        <span>{say('checksLine', { all: opened.checks.length })}</span>
        <span>{say('checksFine', { n: opened.checks.length - wrong.length })}</span>
        {wrong.length > 0 && <b>{say('checksWrong', { n: wrong.length })}</b>}
      </button>
      {wrong.slice(0, SHOWN).map((check) => <WrongCheck key={check.id} check={check} />)}
      {wrong.length > SHOWN && <button type="button" className="checks__one" onClick={() => setTab('check')}>{say('more')} {wrong.length - SHOWN}</button>}
    </div>
  );
}

function WrongCheck({ check }: { readonly check: Check }) {
  const { chooseCheck, chosenCheck } = useDesk();
  return (
    <button type="button" className="checks__one" aria-pressed={chosenCheck?.id === check.id} onClick={() => chooseCheck(check)}>
      <CheckSentence check={check} />
    </button>
  );
}

/** A check as a sentence: its working and its verdict. */
export function CheckSentence({ check }: { readonly check: Check }) {
  return <>{useWorking()(check)}</>;
}
