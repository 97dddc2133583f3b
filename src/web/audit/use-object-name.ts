import type { AuditRow } from '../../contract/audit.ts';
import { useWords } from '../i18n/define-words.ts';
import { auditWords } from './audit-words.ts';

const kinds = new Map<string, keyof typeof auditWords.zh>(Object.entries({
  account: 'kindAccount', unit: 'kindUnit', plan: 'kindPlan', target: 'kindTarget', task: 'kindTask', file: 'kindFile', session: 'kindSession',
  setting: 'kindSetting', audit: 'kindAudit', county: 'kindCounty',
} as const));

/** Says what a row is about: its kind and, where somebody still knows it, its name. */
export function useObjectName(): (row: Pick<AuditRow, 'objectKind' | 'objectName'>) => string {
  const say = useWords(auditWords);
  return ({ objectKind, objectName }) => {
    const word = kinds.get(objectKind);
    const kind = word === undefined ? objectKind : say(word);
    return objectName === '' ? kind : say('named', { kind, name: objectName });
  };
}
