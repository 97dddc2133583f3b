import { Button, Drawer } from 'antd';
import { useState, type FormEvent } from 'react';
import type { PlanItem } from '../../contract/plan.ts';
import { focusFault } from '../frame/field.tsx';
import { frameWords } from '../frame/frame-words.ts';
import { useWords } from '../i18n/define-words.ts';
import { useDesk } from './desk.ts';
import { Source } from './item-detail.tsx';
import { FigureFields, KindField, SharedFields, TaskFields, type DraftProps } from './item-fields.tsx';
import { draftOf, editOf, faultsOf } from './item-draft.ts';
import { planWords } from './plan-words.ts';
import { useWhy } from './use-why.ts';

const WIDTH = 440;
// The text stays readable beside the form.
const beside = { mask: { background: 'rgba(20, 30, 50, 0.12)' } };

/** The form that corrects an item, beside the text it stands in. */
export function ItemDrawer() {
  const say = useWords(planWords);
  const { editing, edit } = useDesk();
  return (
    <Drawer open={editing !== null} onClose={() => edit(null)} title={say('editTitle')} size={Math.min(WIDTH, window.innerWidth)} styles={beside} destroyOnHidden>
      {editing !== null && <ItemForm key={editing.itemId} item={editing} />}
    </Drawer>
  );
}

function ItemForm({ item }: { readonly item: PlanItem }) {
  const say = useWords(planWords);
  const whyOf = useWhy();
  const frame = useWords(frameWords);
  const { confirm, edit } = useDesk();
  const [draft, setDraft] = useState(() => draftOf(item));
  const [tried, setTried] = useState(false);
  const faults = faultsOf(draft, item.type);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFault(event.currentTarget);
    if (Object.keys(faults).length > 0) return;
    edit(null);
    confirm([item.itemId], editOf(draft, item));
  };
  const props: DraftProps = { draft, onChange: (changed) => setDraft({ ...draft, ...changed }), fault: (key) => (tried && faults[key] !== undefined ? say(faults[key]) : undefined) };
  return (
    <form onSubmit={send} noValidate>
      <Source item={item} />
      <p className="form__why">{say('whySo', { why: whyOf(item.why) })}</p>
      <KindField {...props} type={item.type} />
      {item.type === 'task' ? <TaskFields {...props} /> : <FigureFields {...props} />}
      <SharedFields {...props} />
      <p className="form__actions">
        <Button type="primary" htmlType="submit">{say('saveConfirm')}</Button>
        <Button onClick={() => edit(null)}>{frame('cancel')}</Button>
      </p>
    </form>
  );
}
