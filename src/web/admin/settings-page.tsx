import { useQuery } from '@tanstack/react-query';
import type { LightSettings } from '../../contract/ledger.ts';
import { get } from '../api/client.ts';
import { useMay } from '../api/use-me.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { AdminTabs } from './admin-tabs.tsx';
import { adminWords } from './admin-words.ts';
import { ImportKeepingForm } from './import-keeping-form.tsx';
import { ReminderForm } from './reminder-form.tsx';
import { WorkingDaysForm } from './working-days-form.tsx';
import { LightSettingsForm } from './light-settings-form.tsx';

/** Settings of the bureau: when lights turn, when units are reminded, which days are worked, how long files are kept. */
export function SettingsPage() {
  const say = useWords(adminWords);
  const may = useMay();
  const { data, error, refetch } = useQuery({ queryKey: ['lights'], queryFn: ({ signal }) => get<LightSettings>('/api/settings/lights', signal) });
  return (
    <div className="page">
      <AdminTabs />
      <PageHeader title={say('settingsTitle')} />
      {data === undefined && (error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />)}
      {data !== undefined && <LightSettingsForm settings={data} />}
      <ReminderForm />
      <WorkingDaysForm />
      {may('import.keeping') && <ImportKeepingForm />}
    </div>
  );
}
