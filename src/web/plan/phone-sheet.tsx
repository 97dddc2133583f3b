import { Button } from 'antd';
import CloseOutlined from '@ant-design/icons/es/icons/CloseOutlined';
import { useWorded } from '../frame/figure.tsx';
import { frameWords } from '../frame/frame-words.ts';
import { useWords } from '../i18n/define-words.ts';
import { CheckSentence } from './checks-bar.tsx';
import { useDesk } from './desk.ts';
import { ItemActions } from './item-detail.tsx';
import { kindWords, nameOf } from './ledger-tab.ts';
import { usePanes } from './panes.ts';
import { planWords } from './plan-words.ts';
import { StateWord } from './state-word.tsx';
import { useWhy } from './use-why.ts';

/** On a phone, what was tapped in the text, at the thumb: its reading and its actions. */
export function PhoneSheet() {
  const say = useWords(planWords);
  const worded = useWorded();
  const whyOf = useWhy();
  const frame = useWords(frameWords);
  const { chosen, chosenCheck, choose, chooseCheck } = useDesk();
  const panes = usePanes();
  if (chosen === null && chosenCheck === null) return null;
  const close = () => { if (chosen === null) chooseCheck(null); else choose(null, 'text'); };
  return (
    <aside className="sheet no-print" aria-label={say('readAs')}>
      <button type="button" className="sheet__close" onClick={close} aria-label={frame('close')}><CloseOutlined /></button>
      {chosenCheck !== null && <p className="sheet__check"><CheckSentence check={chosenCheck} /></p>}
      {chosen !== null && (
        <>
          <p className="sheet__head"><b>{say(kindWords[chosen.kind])}</b><StateWord state={chosen.state} say={say} /></p>
          <p>{nameOf(chosen)}{chosen.type === 'quantity' && chosen.value !== null && ` ${worded(chosen.value, chosen.comparator, chosen.unit)}`}</p>
          <p className="quiet">{whyOf(chosen.why)}</p>
          <ItemActions item={chosen} />
        </>
      )}
      <Button size="small" type="link" onClick={() => panes.show('ledger')}>{say('inLedger')}</Button>
    </aside>
  );
}
