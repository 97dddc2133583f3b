import EyeOutlined from '@ant-design/icons/es/icons/EyeOutlined';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { RecordView, RegisterView } from '../../contract/register.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import type { FieldView } from '../register/field-view.ts';
import { useShowValue } from '../register/show-value.ts';
import { ReasonForm } from './reason-form.tsx';
import { recordWords } from './record-words.ts';
import { useReveal } from './use-record.ts';

const SHOWN_FOR_SECONDS = 30;

interface RevealButtonProps {
  readonly register: RegisterView;
  readonly field: FieldView;
  readonly record: RecordView;
  readonly shown: string;
  readonly may: boolean;
}

/** A masked value; who may see it gives a reason, and sees it for half a minute. */
export function RevealButton({ register, field, record, shown, may }: RevealButtonProps) {
  const say = useWords(recordWords);
  const pick = usePick();
  const show = useShowValue(register);
  const [asking, ask] = useState(false);
  const reveal = useReveal(register.key, record.id, field.key);
  const left = useCountdown(reveal.data !== undefined, reveal.reset);
  if (reveal.data !== undefined) return <span className="revealed"><span className="number">{show(field, reveal.data.value, record.names)}</span><span className="quiet">{say('hiddenIn', { n: left })}</span></span>;
  return (
    <>
      <span className="masked">{shown}</span>
      {may && <Button type="link" size="small" className="no-print" icon={<EyeOutlined />} aria-label={say('revealField', { field: pick(field.name) })} onClick={() => ask(true)}>{say('reveal')}</Button>}
      {asking && (
        <ReasonForm
          title={say('revealField', { field: pick(field.name) })} hint={say('willReveal')} send={say('reveal')} busy={reveal.isPending} error={reveal.error}
          onSend={(reason) => reveal.mutate(reason, { onSuccess: () => ask(false) })} onClose={() => { ask(false); reveal.reset(); }}
        />
      )}
    </>
  );
}

function useCountdown(running: boolean, over: () => void): number {
  const [left, tick] = useState(SHOWN_FOR_SECONDS);
  useEffect(() => {
    if (!running) return undefined;
    const ends = Date.now() + SHOWN_FOR_SECONDS * 1000;
    const timer = setInterval(() => {
      const seconds = Math.ceil((ends - Date.now()) / 1000);
      tick(Math.max(seconds, 0));
      if (seconds <= 0) over();
    }, 500);
    return () => { clearInterval(timer); tick(SHOWN_FOR_SECONDS); };
  }, [running, over]);
  return left;
}
