import CheckCircleOutlined from '@ant-design/icons/es/icons/CheckCircleOutlined';
import WarningOutlined from '@ant-design/icons/es/icons/WarningOutlined';
import { Button } from 'antd';
import type { AuditVerdict } from '../../contract/audit.ts';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { auditWords } from './audit-words.ts';
import type { useVerify } from './use-audit.ts';

const SHOWN = 16;

type Verify = ReturnType<typeof useVerify>;

/** Has the server recompute the chain. */
export function VerifyButton({ verify }: { readonly verify: Verify }) {
  const say = useWords(auditWords);
  return <Button loading={verify.isPending} onClick={() => verify.mutate()}>{say(verify.isPending ? 'verifying' : 'verify')}</Button>;
}

/** Says in a sentence whether anything was changed. */
export function VerifyResult({ verify }: { readonly verify: Verify }) {
  return (
    <div className="verify">
      <output>{verify.data !== undefined && <Verdict verdict={verify.data} />}</output>
      {verify.isError && <ProblemNote error={verify.error} />}
    </div>
  );
}

function Verdict({ verdict }: { readonly verdict: AuditVerdict }) {
  const say = useWords(auditWords);
  const head = <span className="quiet">{say('head', { hash: verdict.head.slice(0, SHOWN) })}</span>;
  if (verdict.intact) return <span className="verify__intact"><CheckCircleOutlined aria-hidden /> {say('intact', { rows: verdict.rows })} {head}</span>;
  return <span className="verify__broken"><WarningOutlined aria-hidden /> {verdict.firstBroken === null ? say('brokenEnd') : say('broken', { seq: verdict.firstBroken })} {head}</span>;
}
