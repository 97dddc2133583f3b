import DownOutlined from '@ant-design/icons/es/icons/DownOutlined';
import { Link, useNavigate } from '@tanstack/react-router';
import { App, Button, Dropdown, Select } from 'antd';
import { useState } from 'react';
import { problemOf } from '../api/refusal.ts';
import { useMay } from '../api/use-me.ts';
import { clockTime } from '../frame/clock-time.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../i18n/define-words.ts';
import { useLanguage, usePick } from '../i18n/use-language.ts';
import { useDesk } from './desk.ts';
import { planWords } from './plan-words.ts';
import { UploadDialog } from './upload-dialog.tsx';

interface PlanHeaderProps {
  /** Shows another version; null is the current one. */
  readonly onVersion: (no: number | null) => void;
}

/** Title of the plan, its versions, and what can be done with it. */
export function PlanHeader({ onVersion }: PlanHeaderProps) {
  const say = useWords(planWords);
  const { opened } = useDesk();
  const [uploading, upload] = useState(false);
  return (
    <div className="plan__head">
      <PageHeader
        title={opened.plan.title} above={<Link to="/plans">{say('allPlans')}</Link>}
        facts={<Facts onVersion={onVersion} />} actions={<PlanActions onUpload={() => upload(true)} />}
      />
      {uploading && <UploadDialog planId={opened.plan.id} onClose={() => upload(false)} onDone={() => { upload(false); onVersion(null); }} />}
    </div>
  );
}

function Facts({ onVersion }: PlanHeaderProps) {
  const say = useWords(planWords);
  const { plan, versions } = useDesk().opened;
  const newest = Math.max(plan.versionNo, ...versions.map((one) => one.no));
  const shown = versions.find((one) => one.no === plan.versionNo);
  const pick = (no: number) => onVersion(no === newest ? null : no);
  return (
    <>
      <span>{plan.unitName}</span>
      {versions.length > 1
        ? <Select size="small" aria-label={say('version')} value={plan.versionNo} onChange={pick} popupMatchSelectWidth={false}
            options={versions.map((one) => ({ value: one.no, label: say('versionN', { n: one.no }) }))} />
        : <span>{say('versionN', { n: plan.versionNo })}</span>}
      {plan.follow === 'reference' && <span className="plan__reference">{say('referenceOnly')}</span>}
      {shown !== undefined && <span className="number plan__uploaded" title={shown.fileName}>{say('uploadedBy', { who: shown.by, at: clockTime(shown.at) })}</span>}
      {plan.versionNo !== newest && <span className="plan__old">{say('oldVersion')}<Button type="link" size="small" onClick={() => onVersion(null)}>{say('toCurrent')}</Button></span>}
    </>
  );
}

function PlanActions({ onUpload }: { readonly onUpload: () => void }) {
  const say = useWords(planWords);
  const navigate = useNavigate();
  const may = useMay();
  const { follow, mayDecide, opened: { plan, versions, mayUpload } } = useDesk();
  const { message } = App.useApp();
  const pickWords = usePick();
  const base = `/api/plans/${plan.id}`;
  const asked = useLanguage() === 'en' ? '?lang=en' : '';
  const items = [
    ...(may('plan.export') ? [{ key: 'xlsx', label: <a href={`${base}/ledger.xlsx${asked}`} download>{say('exportLedger')}</a> }, { key: 'ics', label: <a href={`${base}/deadlines.ics${asked}`} download>{say('exportDeadlines')}</a> }] : []),
    ...(versions.length > 1 ? [{ key: 'compare', label: say('compareVersions') }] : []),
    ...(may('target.suggest') ? [{ key: 'links', label: say('linkTargets') }] : []),
    { key: 'match', label: say('match') }, { key: 'print', label: say('print') },
    ...(mayDecide && plan.follow !== null ? [{ key: 'follow', label: say(plan.follow === 'reference' ? 'toSupervise' : 'toReference') }] : []),
  ];
  const pick = ({ key }: { key: string }) => {
    // The menu closes first, so that it is not on the paper.
    if (key === 'print') window.setTimeout(() => window.print(), 300);
    if (key === 'compare' || key === 'match' || key === 'links') void navigate({ to: `/plans/$planId/${key}`, params: { planId: plan.id } });
    if (key === 'follow') follow.mutate(plan.follow === 'reference' ? 'supervise' : 'reference', { onError: (error) => void message.error(pickWords(problemOf(error))) });
  };
  return (
    <>
      {may('plan.export') && <Button className="plan__wide" href={`${base}/ledger.xlsx${asked}`} download>{say('exportLedger')}</Button>}
      <Dropdown menu={{ items, onClick: pick }} trigger={['click']}><Button icon={<DownOutlined />} iconPlacement="end">{say('more')}</Button></Dropdown>
      {mayUpload && <Button onClick={onUpload}>{say('uploadNewVersion')}</Button>}
    </>
  );
}
