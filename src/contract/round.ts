import { z } from 'zod';
import { count, faults, id, instant, line, plainDate, prose } from './common.ts';
import { FARTHEST_REMINDER } from '../domain/round/reminder-settings.ts';
import { findingView } from './register.ts';
import { unitKind } from './unit.ts';

const words = z.object({ zh: z.string(), en: z.string() });
/** Where a round stands. */
export const roundState = z.enum(['draft', 'open', 'closed', 'discarded']);
/** Where a report stands. */
export const reportState = z.enum(['not_started', 'draft', 'submitted', 'returned', 'resubmitted', 'approved', 'locked', 'reopened', 'excused']);
/** What can happen to a report. */
export const reportVerb = z.enum(['save', 'submit', 'look', 'withdraw', 'return', 'approve', 'lock', 'reopen', 'excuse', 'release', 'ask']);
/** late 迟报: it came after the due day; overdue 逾期: it is owed and the due day is over. */
export const lateness = z.enum(['late', 'overdue']);
/** What a unit says of its register when it submits. */
export const declaration = z.enum(['filled', 'nothing', 'same']);

/** A register a round asks for, with its name. */
export const askedRegister = z.object({ register: z.string(), name: words, period: z.string() });
/** A fact that is asked for though it is known. */
export const knownFact = z.object({ register: z.string(), registerName: words, field: z.string(), name: words, heldBy: words });

/** A round as lists show it. */
export const roundRow = z.object({
  id, name: z.string(), basis: z.string(), minutes: count, opensOn: plainDate, dueOn: plainDate, hasteReason: z.string(), state: roundState, version: count,
  createdByName: z.string(), changedByName: z.string().nullable(), openedByName: z.string().nullable(), registers: z.array(askedRegister), repeats: z.number(),
  units: z.number(), total: z.number(), done: z.number(), waiting: z.number(), overdue: z.number(),
  /** Whether this reader may start it, close it, and change or discard it while it is drawn up. */
  mayStart: z.boolean(), mayClose: z.boolean(), mayChange: z.boolean(),
});
export type RoundRow = z.infer<typeof roundRow>;

/** Which units: all of some kinds below a unit, or a list. */
export const unitChoice = z.object({ kinds: z.array(unitKind).max(6), below: id.nullable(), units: z.array(id).max(2000) });
/** POST /api/rounds, and /api/rounds/weigh to see what it would cost. */
export const createRound = z.object({
  name: line(80), basis: prose(500), minutes: z.number().int().min(1).max(6000), opensOn: plainDate, dueOn: plainDate, hasteReason: prose(500).default(''),
  chosen: unitChoice, registers: z.array(z.object({ register: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), period: z.string().max(20).default('') })).min(1).max(30)
    .refine((asked) => new Set(asked.map(({ register }) => register)).size === asked.length, faults.twice.zh),
});
export type CreateRound = z.infer<typeof createRound>;
/** PUT /api/rounds/:id: a round that is only drawn up, written anew. */
export const changeRound = createRound.safeExtend({ version: count });
export type ChangeRound = z.infer<typeof changeRound>;
/** POST /api/rounds/:id/prolong */
export const prolongRound = z.object({ version: count, dueOn: plainDate, reason: prose(500) });
export type ProlongRound = z.infer<typeof prolongRound>;
/** What a round would ask: of how many units, how much, and what of it is known already. */
export const roundWeight = z.object({ units: z.number(), fields: z.number(), cells: z.number(), minutes: z.number(), workingDays: z.number(), unknownYears: z.array(z.number()), known: z.array(knownFact), needsAnother: z.boolean(), needsReason: z.boolean() });
export type RoundWeight = z.infer<typeof roundWeight>;

/** One report as matrices and lists show it. */
export const reportRow = z.object({
  id, roundId: id, roundName: z.string(), register: z.string(), registerName: words, period: z.string(),
  /** The field of its records that holds the period, where the register is kept by period. */
  periodField: z.string().nullable(),
  unitId: id, unitName: z.string(), unitPath: z.string(),
  state: reportState, version: count, dueOn: plainDate, lateness: lateness.nullable(), declaration: declaration.nullable(), records: z.number(), returnedCells: z.number(),
  reopens: z.number(), submittedByName: z.string().nullable(), submittedAt: instant.nullable(), lastAt: instant, remindedOn: plainDate.nullable(),
});
export type ReportRow = z.infer<typeof reportRow>;
/** GET /api/reports?for=fill|check, or ?for=unit&unit= for all of one unit's in rounds that run. */
export const reportsQuery = z.object({ for: z.enum(['fill', 'check', 'unit']), round: id.optional(), unit: id.optional() });

/** Completeness of a part of a round. */
export const completeness = z.object({ key: z.string(), name: z.string(), nameEn: z.string(), total: z.number(), done: z.number(), waiting: z.number(), late: z.number(), overdue: z.number() });
export type Completeness = z.infer<typeof completeness>;
/** GET /api/rounds/:id: the round, every report one may see, and how far each part has come. */
export const openedRound = z.object({
  round: roundRow, reports: z.array(reportRow), all: completeness, byRegister: z.array(completeness), byDistrict: z.array(completeness),
  known: z.array(knownFact), verbs: z.array(z.enum(['start', 'change', 'discard', 'close', 'remind', 'prolong', 'export'])),
  /** What was chosen, to change it while it is drawn up. */
  chosen: unitChoice,
  /** Registers it asks for that were since made to be in force at once, and how many of their reports are therefore no longer asked for. */
  released: z.array(z.object({ register: z.string(), name: words, reports: z.number() })),
  /** How its deadline was moved, the last first. */
  prolongings: z.array(z.object({ fromDay: plainDate, toDay: plainDate, reason: z.string(), byName: z.string(), at: instant })),
  /** Working days from today to the due day; 0 when it is over. */
  workingDaysLeft: z.number(),
});
export type OpenedRound = z.infer<typeof openedRound>;

/** POST /api/rounds/:id/remind: these units, or all that have not reported. */
export const remindUnits = z.object({ unitIds: z.array(id).max(2000).default([]) });
/** Who was reminded now; the others had been today, or owe nothing. */
export const reminded = z.object({ reminded: z.number(), already: z.number() });
export type Reminded = z.infer<typeof reminded>;

/** GET, PUT /api/settings/reminders: how many working days before a due day units that owe are reminded, and whether the day after. */
export const reminderSettings = z.object({ before: z.array(z.number().int().min(0).max(FARTHEST_REMINDER)).max(5), after: z.boolean() });
export type ReminderSettings = z.infer<typeof reminderSettings>;

/** GET /api/burden?year= */
export const burdenQuery = z.object({ year: z.coerce.number().int().min(2000).max(2149).optional() });
/** What a year of reporting costs the units. */
export const burden = z.object({
  year: z.number(), registers: z.array(z.object({
    register: z.string(), name: words, fields: z.number(), times: z.number(), reports: z.number(), cells: z.number(), minutes: z.number(), known: z.array(knownFact),
  })),
  rounds: z.array(z.object({ id, name: z.string(), units: z.number(), registers: z.number(), minutes: z.number(), totalMinutes: z.number() })),
  cells: z.number(), knownCells: z.number(), minutes: z.number(),
});
export type Burden = z.infer<typeof burden>;

const cellOf = { recordId: z.union([id, z.literal('')]), field: z.string().max(40) };
/** A cell sent back with its reason; empty record and field mean the report as a whole. */
export const returnedCell = z.object({ ...cellOf, reason: line(300) });
/** Why an unusual value is right; an empty record means every record at which this check fired and nothing else is said. */
export const explanation = z.object({ recordId: z.union([id, z.literal('')]), check: z.string().max(60), text: prose(500) });

const shown = z.union([z.string(), z.number(), z.array(z.string()), z.null()]);
/** A record of a report: what it holds, what it held last period, what is wrong with it. */
export const reportRecord = z.object({
  id, title: z.string(), version: count, state: z.string(), values: z.record(z.string(), shown), text: z.record(z.string(), z.string()),
  /** Values of last period that differ, as text. */
  before: z.record(z.string(), z.string()), isNew: z.boolean(), findings: z.array(findingView), changedLate: z.boolean(), untouched: z.boolean(),
});
export type ReportRecord = z.infer<typeof reportRecord>;
/** One thing that happened to a report. */
export const reportStep = z.object({ seq: z.number(), verb: reportVerb, note: z.string(), declaration: declaration.nullable(), cells: z.array(returnedCell), byName: z.string(), at: instant });
/** A returned cell as the unit sees it. */
export const cellView = returnedCell.extend({ title: z.string(), fieldName: words, answered: z.boolean() });
/** All that one check says of a report. */
export const findingGroup = z.object({ key: z.string(), strength: z.enum(['logic', 'experience']), zh: z.string(), en: z.string(), count: z.number(), explained: z.number() });
export type FindingGroup = z.infer<typeof findingGroup>;
/** GET /api/reports/:id/findings?group=&from= */
export const findingsQuery = z.object({ group: z.string().max(120).optional(), from: z.coerce.number().int().min(0).max(1_000_000).default(0), lang: z.enum(['zh', 'en']).default('zh') });
/** What stands against single records, so many at a time. */
export const findingsPage = z.object({ total: z.number(), lines: z.array(z.object({ group: z.string(), recordId: id, title: z.string(), finding: findingView, text: z.string() })) });
export type FindingsPage = z.infer<typeof findingsPage>;
/** GET /api/reports/returned?register=: cells that were sent back and wait to be put right, of the units one may see. */
export const returnedQuery = z.object({ register: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/) });
/** The same, of one register. */
export const returnedCells = z.array(z.object({ ...cellOf, reason: z.string(), reportId: id, unitId: id, roundName: z.string(), byName: z.string(), note: z.string() }));
export type ReturnedCells = z.infer<typeof returnedCells>;
/** PUT /api/settings/working-days: what a year's notice says of holidays and make-up working days. */
export const workingYear = z.object({ year: z.number().int().min(2000).max(2149), off: z.array(plainDate).max(200), on: z.array(plainDate).max(100), source: line(200) });
/** The years whose holidays are known; `own` were entered here. */
export const workingYears = z.array(workingYear.extend({ own: z.boolean() }));
export type WorkingYears = z.infer<typeof workingYears>;
/** GET /api/reports/:id */
export const openedReport = z.object({
  report: reportRow, registerFields: z.array(z.object({ key: z.string(), name: words, measure: words.nullable(), column: z.boolean(),
    /** Whether it holds a figure, and the digits after the point each is shown with. */
    figure: z.boolean(), decimals: z.number().nullable(),
  })),
  /** Everything its checks say, one line for each of them; the single lines are paged (GET /api/reports/:id/findings). */
  groups: z.array(findingGroup), records: z.array(reportRecord), more: z.number(), logic: z.number(), unusual: z.number(), explanations: z.array(explanation), cells: z.array(cellView),
  history: z.array(reportStep), verbs: z.array(z.union([reportVerb, z.literal('prefill')])), untouched: z.boolean(), lateChanges: z.number(),
});
export type OpenedReport = z.infer<typeof openedReport>;

const versioned = { version: count };
/** POST /api/reports/:id/withdraw, /look, /prefill */
export const onReport = z.object(versioned);
/** POST /api/reports/:id/submit */
export const submitReport = z.object({ ...versioned, declaration, explanations: z.array(explanation).max(5000).default([]), note: prose(500).default('') });
export type SubmitReport = z.infer<typeof submitReport>;
/** POST /api/reports/:id/return */
export const returnReport = z.object({ ...versioned, note: prose(500).default(''), cells: z.array(returnedCell).max(2000).default([]) });
export type ReturnReport = z.infer<typeof returnReport>;
/** POST /api/reports/:id/approve */
export const approveReport = z.object({ ...versioned, note: prose(500).default('') });
/** POST /api/reports/approve: several at once, each in the version that was read. */
export const approveReports = z.object({ reports: z.array(z.object({ id, version: count })).min(1).max(1000) });
export type ApproveReports = z.infer<typeof approveReports>;
/** How many were approved; one's own, and those that were moved meanwhile, were left as they are. */
export const approvedReports = z.object({ approved: z.number(), own: z.number(), changed: z.number() });
export type ApprovedReports = z.infer<typeof approvedReports>;
/** POST /api/reports/:id/reopen */
export const reopenReport = z.object({ ...versioned, reason: prose(500) });
