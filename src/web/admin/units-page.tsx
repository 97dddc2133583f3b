import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { Unit } from '../../contract/unit.ts';
import { useMay } from '../api/use-me.ts';
import { useUnits } from '../commitment/use-commitments.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { SearchBox } from '../table/search-box.tsx';
import { useAddress } from '../table/use-address.ts';
import { inTreeOrder, matchingBranches } from '../unit/find-units.ts';
import { AdminTabs } from './admin-tabs.tsx';
import { adminWords } from './admin-words.ts';
import { CreateUnitForm } from './create-unit-form.tsx';
import { RenameUnitForm } from './rename-unit-form.tsx';
import { UnitTree } from './unit-tree.tsx';

/** The unit tree: found by initials; created, renamed and retired by the system administrator. */
export function UnitsPage() {
  const say = useWords(adminWords);
  const may = useMay();
  const { data, error, refetch } = useUnits();
  const [parent, createUnder] = useState<Unit | null>(null);
  const top = data?.find((unit) => unit.parentId === null);
  return (
    <div className="page">
      <AdminTabs />
      <PageHeader
        title={say('unitsTitle')} facts={data === undefined ? undefined : <span>{say('unitCount', { n: data.filter((unit) => !unit.retired).length })}</span>}
        actions={may('unit.create') && top !== undefined && <Button type="primary" onClick={() => createUnder(top)}>{say('createUnit')}</Button>}
      />
      {data === undefined && (error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />)}
      {data !== undefined && <UnitsPanel units={data} onCreate={createUnder} />}
      {parent !== null && <CreateUnitForm key={parent.id} parent={parent} onClose={() => createUnder(null)} />}
    </div>
  );
}

function UnitsPanel({ units, onCreate }: { readonly units: readonly Unit[]; readonly onCreate: (parent: Unit) => void }) {
  const say = useWords(adminWords);
  const [address, change] = useAddress();
  const [withRetired, showRetired] = useState(false);
  const [renaming, rename] = useState<Unit | null>(null);
  const typed = address['q'] ?? '';
  const shown = inTreeOrder(matchingBranches(units.filter((unit) => withRetired || !unit.retired), typed));
  return (
    <div className="panel">
      <search className="filters no-print">
        <SearchBox label={say('unitSearchLabel')} placeholder={say('unitSearch')} value={typed} onChange={(q) => change({ q })} />
        {units.some((unit) => unit.retired) && <Checkbox checked={withRetired} onChange={(event) => showRetired(event.target.checked)}>{say('showRetired')}</Checkbox>}
      </search>
      {shown.length > 0 && <UnitTree units={shown} searching={typed !== ''} onCreate={onCreate} onRename={rename} />}
      {shown.length === 0 && (units.length === 0 ? <EmptyState title={say('unitNoneTitle')} /> : <EmptyState title={say('unitNoMatch')} hint={say('unitNoMatchHint')} />)}
      {renaming !== null && <RenameUnitForm key={renaming.id} unit={renaming} onClose={() => rename(null)} />}
    </div>
  );
}
