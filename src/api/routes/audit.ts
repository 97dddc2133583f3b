import { reminderSettings, workingYear } from '../../contract/round.ts';
import { auditQuery } from '../../contract/audit.ts';
import { importSettings } from '../../contract/import.ts';
import { lightSettings } from '../../contract/ledger.ts';
import type { Runtime } from '../../app/runtime.ts';
import { readAudit } from '../../app/audit/read-audit.ts';
import { verifyChain } from '../../app/audit/verify-chain.ts';
import { changeImportSettings } from '../../app/setting/change-import-settings.ts';
import { changeLights } from '../../app/setting/change-lights.ts';
import { changeReminders } from '../../app/setting/change-reminders.ts';
import { changeWorkingDays } from '../../app/setting/change-working-days.ts';
import { readWorkingDays } from '../../app/setting/read-working-days.ts';
import { readImportSettings } from '../../app/setting/read-import-settings.ts';
import { readReminders } from '../../app/setting/read-reminders.ts';
import { readLights } from '../../app/setting/read-lights.ts';
import type { Api } from '../api.ts';

/** Routes of the audit and of settings. */
export function auditRoutes(app: Api, runtime: Runtime): void {
  app.get('/api/audit', { schema: { querystring: auditQuery } }, (request) => readAudit(runtime, request.asker, request.query));
  app.get('/api/audit/verify', (request) => verifyChain(runtime, request.asker, {}));
  app.get('/api/settings/lights', (request) => readLights(runtime, request.asker, {}));
  app.get('/api/settings/working-days', (request) => readWorkingDays(runtime, request.asker, {}));
  app.put('/api/settings/working-days', { schema: { body: workingYear } }, (request) => changeWorkingDays(runtime, request.asker, request.body));
  app.put('/api/settings/lights', { schema: { body: lightSettings } }, (request) => changeLights(runtime, request.asker, request.body));
  app.get('/api/settings/reminders', (request) => readReminders(runtime, request.asker, {}));
  app.put('/api/settings/reminders', { schema: { body: reminderSettings } }, (request) => changeReminders(runtime, request.asker, request.body));
  app.get('/api/settings/imports', (request) => readImportSettings(runtime, request.asker, {}));
  app.put('/api/settings/imports', { schema: { body: importSettings } }, (request) => changeImportSettings(runtime, request.asker, request.body));
}
