import { Button } from 'antd';
import { useState } from 'react';
import type { OpenedRecord, RegisterView } from '../../contract/register.ts';
import { LinkButton } from '../frame/link-button.tsx';
import { useWords } from '../i18n/define-words.ts';
import { ReasonForm } from './reason-form.tsx';
import { recordWords } from './record-words.ts';
import { useEnd } from './use-record.ts';

type Ending = 'retire' | 'restore' | 'erase';

const words = { retire: ['retireNow', 'willRetire'], restore: ['restoreNow', 'willRestore'], erase: ['eraseNow', 'willErase'] } as const;

/** What one may do with a record; what one may not stands there too, and says why when pointed at. */
export function RecordActions({ register, opened }: { readonly register: RegisterView; readonly opened: OpenedRecord }) {
  const say = useWords(recordWords);
  const why = useWhyNot(register, opened);
  const [ending, end] = useState<Ending | null>(null);
  const { record, actions } = opened;
  return (
    <div className="record__actions no-print">
      {actions.includes('change') ? <LinkButton primary to={`/registers/${register.key}/records/${record.id}/edit`}>{say('change')}</LinkButton> : <NotNow why={why('change')}>{say('change')}</NotNow>}
      {actions.includes('restore') && <Button onClick={() => end('restore')}>{say('restore')}</Button>}
      {record.retiredAt === null && (actions.includes('retire') ? <Button onClick={() => end('retire')}>{say('retire')}</Button> : <NotNow why={why('retire')}>{say('retire')}</NotNow>)}
      {actions.includes('erase') && <Button danger type="text" onClick={() => end('erase')}>{say('erase')}</Button>}
      {!actions.includes('change') && <p className="record__why quiet">{why('change')}</p>}
      {ending !== null && <EndForm key={ending} register={register} opened={opened} ending={ending} onClose={() => end(null)} />}
    </div>
  );
}

// Focusable, so that the reason is heard as well as seen.
function NotNow({ why, children }: { readonly why: string; readonly children: string }) {
  return <Button aria-disabled className="not-now" title={why}>{children}<span className="only-read"> {why}</span></Button>;
}

function useWhyNot(register: RegisterView, { record }: OpenedRecord): (action: 'change' | 'retire') => string {
  const say = useWords(recordWords);
  return (action) => {
    if (record.state === 'erased') return say('whyErased');
    if (record.retiredAt !== null) return say('whyRetired');
    if (register.workflow === 'report' && (record.state === 'submitted' || record.state === 'approved')) return say(record.state === 'submitted' ? 'whySubmitted' : 'whyApproved');
    return say(action === 'change' ? 'whyNoChange' : 'whyNoRetire');
  };
}

function EndForm({ register, opened: { record }, ending, onClose }: { readonly register: RegisterView; readonly opened: OpenedRecord; readonly ending: Ending; readonly onClose: () => void }) {
  const say = useWords(recordWords);
  const act = useEnd(register.key, record, ending);
  const [title, hint] = words[ending];
  return (
    <ReasonForm
      title={say(title, { title: record.title })} hint={say(hint)} send={say(ending)} danger={ending === 'erase'}
      busy={act.isPending} error={act.error} onSend={(reason) => act.mutate(reason, { onSuccess: onClose })} onClose={onClose}
    />
  );
}
