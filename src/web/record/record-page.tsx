import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { RegisterView } from '../../contract/register.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { AsOfBanner, AsOfPicker } from '../register/as-of.tsx';
import { useRecord, useRegister } from '../register/use-registers.ts';
import { OwedNote } from '../round/owed-note.tsx';
import { useAddress } from '../table/use-address.ts';
import { RecordBody } from './record-drawer.tsx';
import { recordWords } from './record-words.ts';

/** `/registers/$key/records/$id`: a record as a page of its own, to link to and to print. */
export function RecordPage() {
  const { key, id } = useParams({ strict: false }) as { readonly key: string; readonly id: string };
  const { data, error, refetch } = useRegister(key);
  if (data === undefined) return error === null ? <LoadingState /> : <div className="page"><ProblemNote error={error} again={() => void refetch()} /></div>;
  return <Sheet key={id} register={data} id={id} />;
}

function Sheet({ register, id }: { readonly register: RegisterView; readonly id: string }) {
  const say = useWords(recordWords);
  const pick = usePick();
  const [address, change] = useAddress();
  const asOf = address['asOf'] ?? '';
  const { data } = useRecord(register.key, id, asOf);
  return (
    <div className="page">
      <PageHeader
        title={data === undefined || data.record.title.trim() === '' ? pick(register.name) : data.record.title} above={<Link to={`/registers/${register.key}`}>{pick(register.name)}</Link>}
        actions={<><AsOfPicker address={address} onChange={change} /><Button onClick={() => window.print()}>{say('print')}</Button></>}
      />
      <AsOfBanner address={address} onChange={change} />
      {register.workflow === 'report' && data !== undefined && asOf === '' && <OwedNote register={register.key} unitId={data.record.unitId} />}
      <div className="panel record-sheet"><RecordBody register={register} id={id} asOf={asOf} /></div>
    </div>
  );
}
