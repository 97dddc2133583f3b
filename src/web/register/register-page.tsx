import { Link, useParams } from '@tanstack/react-router';
import type { RegisterView } from '../../contract/register.ts';
import { useToday } from '../api/use-me.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { useAddress } from '../table/use-address.ts';
import { RecordDrawer } from '../record/record-drawer.tsx';
import { OwedNote } from '../round/owed-note.tsx';
import { AsOfBanner, AsOfPicker } from './as-of.tsx';
import { ClassMap, hasClassMap } from './class-map.tsx';
import { RecordList } from './record-list.tsx';
import { RegisterActions } from './register-actions.tsx';
import { registerWords } from './register-words.ts';
import { SavedViews } from './saved-views.tsx';
import { useRegister } from './use-registers.ts';
import './register.css';

/** `/registers/$key` */
export function RegisterPage() {
  const { key } = useParams({ strict: false }) as { readonly key: string };
  const { data, error, refetch } = useRegister(key);
  if (data === undefined) return error === null ? <LoadingState /> : <div className="page"><ProblemNote error={error} again={() => void refetch()} /></div>;
  return <RegisterBody key={key} register={data} />;
}

function RegisterBody({ register }: { readonly register: RegisterView }) {
  const say = useWords(registerWords);
  const pick = usePick();
  const [address, change] = useAddress();
  const today = useToday();
  return (
    <div className="page">
      <PageHeader
        title={pick(register.name)} above={<Link to="/registers">{say('registers')}</Link>}
        facts={<>{register.answers !== '' && <span>{say('answersFor', { who: register.answers })}</span>}{register.source !== '' && <span>{say('sourceIs', { source: register.source })}</span>}<span className="only-print">{say('asOf')} {address['asOf'] ?? today}</span></>}
        actions={<><AsOfPicker address={address} onChange={change} /><RegisterActions register={register} address={address} /></>}
      />
      <AsOfBanner address={address} onChange={change} />
      {register.workflow === 'report' && <OwedNote register={register.key} unitId={address['unit']} />}
      <SavedViews register={register} address={address} onChange={change} others={hasClassMap(register) ? [{ key: 'map', face: say('classMap') }] : []} />
      <div id="records" className="panel" role="tabpanel" aria-label={pick(register.name)}>
        {address['view'] === 'map' && hasClassMap(register) ? <ClassMap register={register} address={address} onChange={change} /> : <RecordList register={register} address={address} onChange={change} />}
      </div>
      <RecordDrawer register={register} id={address['open']} asOf={address['asOf'] ?? ''} onClose={() => change({ open: '' })} />
    </div>
  );
}
