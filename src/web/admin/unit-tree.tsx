import { Button } from 'antd';
import { useState } from 'react';
import type { Unit } from '../../contract/unit.ts';
import { useMay } from '../api/use-me.ts';
import { useWords, type Say } from '../i18n/define-words.ts';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { ChangeButtons } from '../succession/change-buttons.tsx';
import { TreeTitle } from '../table/tree-title.tsx';
import { depthOf } from '../unit/find-units.ts';
import { unitWords } from '../unit/unit-words.ts';
import { adminWords } from './admin-words.ts';
import { RestoreButton } from './restore-button.tsx';
import { RetireButton } from './retire-button.tsx';

interface UnitTreeProps {
  /** In tree order. */
  readonly units: readonly Unit[];
  /** While searching every branch is open. */
  readonly searching: boolean;
  readonly onCreate: (parent: Unit) => void;
  readonly onRename: (unit: Unit) => void;
}

/** The units as a tree that folds, each with what one may do to it. */
export function UnitTree({ units, searching, onCreate, onRename }: UnitTreeProps) {
  const say = useWords(adminWords);
  const kinds = useWords(unitWords);
  const [folded, fold] = useState<ReadonlySet<string>>(new Set());
  const toggle = (path: string) => fold((now) => (now.has(path) ? new Set([...now].filter((kept) => kept !== path)) : new Set([...now, path])));
  const hidden = (unit: Unit) => !searching && [...folded].some((path) => unit.path !== path && unit.path.startsWith(path));
  const branches = new Set(units.map((unit) => unit.parentId));
  const columns: readonly Column<Unit>[] = [
    { key: 'name', title: say('unitName'), phone: 'title', render: (unit) => <Name unit={unit} branch={branches.has(unit.id)} folded={!searching && folded.has(unit.path)} onToggle={() => toggle(unit.path)} /> },
    { key: 'kind', title: say('unitKind'), width: '7rem', render: (unit) => kinds(unit.kind) },
    { key: 'code', title: say('unitCode'), width: '8rem', render: (unit) => <code>{unit.code}</code> },
    ...useActionColumn(say, onCreate, onRename),
  ];
  return (
    <LedgerTable
      label={say('unitTable')} columns={columns} rows={units.filter((unit) => !hidden(unit))} rowKey={(unit) => unit.id} role="treegrid"
      rowAria={(unit) => ({ 'aria-level': depthOf(unit) + 1, ...(branches.has(unit.id) ? { 'aria-expanded': searching || !folded.has(unit.path) } : {}) })}
    />
  );
}

function useActionColumn(say: Say<keyof typeof adminWords.zh>, onCreate: (unit: Unit) => void, onRename: (unit: Unit) => void): readonly Column<Unit>[] {
  const may = useMay();
  const mayRename = may('unit.rename');
  if (!mayRename && !may('unit.merge')) return [];
  const render = (unit: Unit) => (
    <div className="row-actions no-print">
      {mayRename && !unit.retired && (
        <>
          <Button type="link" size="small" aria-label={`${say('createUnder')} ${unit.name}`} onClick={() => onCreate(unit)}>{say('createUnder')}</Button>
          <Button type="link" size="small" aria-label={`${say('rename')} ${unit.name}`} onClick={() => onRename(unit)}>{say('rename')}</Button>
          {unit.parentId !== null && <RetireButton unit={unit} />}
        </>
      )}
      {mayRename && unit.retired && <RestoreButton unit={unit} />}
      <ChangeButtons unit={unit} />
    </div>
  );
  return [{ key: 'do', title: say('unitDo'), width: '16rem', phone: 'wide', render }];
}

interface NameProps {
  readonly unit: Unit;
  readonly branch: boolean;
  readonly folded: boolean;
  readonly onToggle: () => void;
}

function Name({ unit, branch, folded, onToggle }: NameProps) {
  const say = useWords(adminWords);
  return (
    <TreeTitle level={Math.max(1, depthOf(unit) + 1)} branch={branch} folded={folded} label={say(folded ? 'openUnit' : 'closeUnit', { name: unit.name })} onToggle={onToggle}>
      <span className={unit.retired ? 'unit-off' : undefined}>{unit.name}</span>
      {unit.retired && <span className="tree-line__mark">{say('retired')}</span>}
    </TreeTitle>
  );
}
