import { App, Button, Popconfirm } from 'antd';
import type { Unit } from '../../contract/unit.ts';
import { problemOf } from '../api/refusal.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { adminWords } from './admin-words.ts';
import { useRestoreUnit } from './use-units.ts';

/** Uses a unit again that was retired by mistake. */
export function RestoreButton({ unit }: { readonly unit: Unit }) {
  const say = useWords(adminWords);
  const pick = usePick();
  const { message } = App.useApp();
  const restore = useRestoreUnit();
  const send = () => restore.mutate(unit.id, {
    onSuccess: () => void message.success(say('unitRestored', { name: unit.name })), onError: (error) => void message.error(pick(problemOf(error))),
  });
  return (
    <Popconfirm title={say('restoreNow', { name: unit.name })} description={say('restoreHint')} okText={say('restore')} cancelText={say('cancel')} onConfirm={send}>
      <Button type="link" size="small" loading={restore.isPending} aria-label={say('restoreNow', { name: unit.name })}>{say('restore')}</Button>
    </Popconfirm>
  );
}
