import { App, Button, Popconfirm } from 'antd';
import type { Unit } from '../../contract/unit.ts';
import { problemOf } from '../api/refusal.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { adminWords } from './admin-words.ts';
import { useRetireUnit } from './use-units.ts';

/** Retires a unit; it first says what will happen. */
export function RetireButton({ unit }: { readonly unit: Unit }) {
  const say = useWords(adminWords);
  const pick = usePick();
  const { message } = App.useApp();
  const retire = useRetireUnit();
  const send = () => retire.mutate(unit.id, {
    onSuccess: () => void message.success(say('unitRetired', { name: unit.name })), onError: (error) => void message.error(pick(problemOf(error))),
  });
  return (
    <Popconfirm title={say('retireNow', { name: unit.name })} description={say('retireHint')} okText={say('retire')} cancelText={say('cancel')} onConfirm={send}>
      <Button type="link" size="small" loading={retire.isPending} aria-label={say('retireNow', { name: unit.name })}>{say('retire')}</Button>
    </Popconfirm>
  );
}
