import { Button } from 'antd';
import { useState } from 'react';
import type { Unit } from '../../contract/unit.ts';
import { changingKinds } from '../../domain/unit/succession.ts';
import { useMayAt } from '../api/use-me.ts';
import { useWords } from '../i18n/define-words.ts';
import { SuccessionDialog } from './succession-dialog.tsx';
import { successionWords } from './succession-words.ts';
import { TraceDialog } from './trace-dialog.tsx';

/** What one may do with a school or kindergarten in the tree: reorganise it, and read its history, a retired one’s too. */
export function ChangeButtons({ unit }: { readonly unit: Unit }) {
  const say = useWords(successionWords);
  const { mayAt } = useMayAt();
  const [open, show] = useState<'change' | 'trace' | null>(null);
  if (!changingKinds.includes(unit.kind)) return null;
  return (
    <>
      {!unit.retired && mayAt('unit.merge', unit.path) && <Button type="link" size="small" aria-label={say('changeOf', { name: unit.name })} onClick={() => show('change')}>{say('change')}</Button>}
      <Button type="link" size="small" aria-label={say('traceOf', { name: unit.name })} onClick={() => show('trace')}>{say('trace')}</Button>
      {open === 'change' && <SuccessionDialog unit={unit} onClose={() => show(null)} />}
      {open === 'trace' && <TraceDialog unit={unit} onClose={() => show(null)} />}
    </>
  );
}
