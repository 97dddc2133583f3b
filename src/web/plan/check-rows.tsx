import CheckCircleOutlined from '@ant-design/icons/es/icons/CheckCircleOutlined';
import WarningOutlined from '@ant-design/icons/es/icons/WarningOutlined';
import { useEffect, useMemo, useRef } from 'react';
import { Button } from 'antd';
import type { Check } from '../../domain/plan/reading.ts';
import { readable } from '../frame/figure.tsx';
import { EmptyState } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { worstFirst } from './check-marks.ts';
import { CheckSentence } from './checks-bar.tsx';
import { useDesk } from './desk.ts';
import { usePanes } from './panes.ts';
import { planWords } from './plan-words.ts';
import { useCheckWhy } from './use-why.ts';

/** The checks, failed ones on top; choosing one marks its figures in the text. */
export function CheckRows() {
  const say = useWords(planWords);
  const { opened, chosenCheck } = useDesk();
  const list = useRef<HTMLUListElement>(null);
  const sorted = useMemo(() => worstFirst(opened.checks), [opened.checks]);
  const chosenId = chosenCheck?.id;
  useEffect(() => {
    if (chosenId !== undefined) list.current?.querySelector(`[data-check="${CSS.escape(chosenId)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);
  if (sorted.length === 0) return <EmptyState title={say('checksNone')} />;
  return <ul className="check-rows" ref={list}>{sorted.map((check) => <CheckRow key={check.id} check={check} chosen={check.id === chosenId} />)}</ul>;
}

function CheckRow({ check, chosen }: { readonly check: Check; readonly chosen: boolean }) {
  const { chooseCheck } = useDesk();
  return (
    <li className={chosen ? 'check check--chosen' : 'check'} data-check={check.id}>
      <button type="button" className="check__row" aria-expanded={chosen} onClick={() => chooseCheck(chosen ? null : check)}>
        <span className="check__working number"><CheckSentence check={check} /></span>
        <Verdict check={check} />
      </button>
      {chosen && <CheckDetail check={check} />}
    </li>
  );
}

function Verdict({ check }: { readonly check: Check }) {
  const say = useWords(planWords);
  if (check.consistent) return <span className="check__verdict check__verdict--fine"><CheckCircleOutlined />{say('consistent')}</span>;
  const rounding = check.explainedByRounding === true;
  return <span className={`check__verdict check__verdict--${rounding ? 'rounding' : 'wrong'}`}><WarningOutlined />{say('inconsistentOne')}</span>;
}

// One decimal more than the printed figure has: enough to see that it lies inside.
function intervalOf(check: Check, [low, high]: readonly [number, number]): { from: string; to: string } {
  const decimals = (String(check.stated).split('.')[1] ?? '').length + 1;
  return { from: readable(low, decimals), to: readable(high, decimals) };
}

function CheckDetail({ check }: { readonly check: Check }) {
  const say = useWords(planWords);
  const whyOf = useCheckWhy();
  const { byId, choose } = useDesk();
  const panes = usePanes();
  const stated = byId.get(check.statedId);
  return (
    <div className="detail">
      {stated !== undefined && <blockquote className="detail__source" lang="zh-CN">{stated.text}</blockquote>}
      <dl className="detail__facts">
        {!check.consistent && <div className="detail__why"><dt>{say('colVerdict')}</dt><dd>{say(check.explainedByRounding === true ? 'byRounding' : 'notByRounding')}{check.interval !== undefined && <span className="number">{say('within', intervalOf(check, check.interval))}</span>}</dd></div>}
        {check.names !== undefined && <div className="detail__why"><dd>{check.names.join(say('comma'))}</dd></div>}
        <div className="detail__why"><dt>{say('why')}</dt><dd>{whyOf(check)}</dd></div>
      </dl>
      <p className="detail__actions no-print">
        <span className="quiet">{say('operandsShown')}</span>
        {panes.single && <Button size="small" onClick={() => panes.show('text')}>{say('inText')}</Button>}
        {stated !== undefined && <Button size="small" onClick={() => choose(check.statedId, 'check')}>{say('inLedger')}</Button>}
      </p>
    </div>
  );
}
