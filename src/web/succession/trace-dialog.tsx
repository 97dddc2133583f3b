import { Modal } from 'antd';
import type { Succession } from '../../contract/succession.ts';
import type { Unit } from '../../contract/unit.ts';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { successionWords, type SuccessionWord } from './succession-words.ts';
import { useSuccession } from './use-succession.ts';
import './succession.css';

/** What a unit came from and what became of it, each with its document. */
export function TraceDialog({ unit, onClose }: { readonly unit: Unit; readonly onClose: () => void }) {
  const say = useWords(successionWords);
  const { data, error, refetch } = useSuccession(unit.id);
  return (
    <Modal open title={say('traceOf', { name: unit.name })} onCancel={onClose} footer={null} width={480} destroyOnHidden closable={{ 'aria-label': say('closeDialog') }}>
      {data === undefined && (error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />)}
      {data !== undefined && data.before.length + data.after.length === 0 && <p className="quiet">{say('traceNone')}</p>}
      {data !== undefined && <Relatives title={say('cameFrom')} side="before" rows={data.before} />}
      {data !== undefined && <Relatives title={say('becameOf')} side="after" rows={data.after} />}
    </Modal>
  );
}

function Relatives({ title, side, rows }: { readonly title: string; readonly side: 'before' | 'after'; readonly rows: Succession['before'] }) {
  const say = useWords(successionWords);
  if (rows.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className="trace-list">
        {rows.map(({ id, kind, unitName, retired, effectiveOn, document, byName }) => (
          <li key={id}>
            {say(`${kind}_${side}` as SuccessionWord, { name: unitName ?? '' })}{retired && <span className="tree-line__mark">{say('retired')}</span>}
            <div className="quiet">{effectiveOn} · <span lang="zh">{document}</span> · {say('by', { name: byName })}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}
