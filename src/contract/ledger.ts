import { z } from 'zod';
import { comparator, count, fileRef, id, instant, line, magnitude, plainDate, prose } from './common.ts';
import { proofView } from './proof.ts';

/** The folded state of a target or task. */
export const commitmentState = z.enum(['open', 'claimed', 'closed', 'cancelled']);
/** What people do to a target or task. */
export const commitmentVerb = z.enum(['create', 'assign', 'revise', 'progress', 'claim', 'confirm', 'return', 'reopen', 'cancel', 'drop', 'keep', 'withdraw', 'link', 'unlink']);

/** On course, near due, behind, finished, or no light (no deadline and no figure). `why` is one Chinese sentence, `whyEn` the English. */
export const light = z.object({ colour: z.enum(['normal', 'near', 'behind', 'done', 'none']), why: z.string(), whyEn: z.string() });
export type LightReply = z.infer<typeof light>;

const unitRef = z.object({ id, name: z.string(), path: z.string() });
const common = {
  id, planId: id, planTitle: z.string(), versionNo: z.number(), itemId: z.string(), version: z.number(),
  lead: unitRef, assisting: z.array(unitRef), owner: z.string(), deadline: plainDate.nullable(),
  section: z.string(), source: z.object({ text: z.string(), start: z.number(), end: z.number() }),
  state: commitmentState, light, value: z.number().nullable(), basis: z.enum(['none', 'claimed', 'confirmed']),
  evidenceCount: z.number(), lastAt: instant,
  /** The person who asks may hand it to a unit now. */
  mayAssign: z.boolean(),
  /** The version of the plan whose text no longer holds it, until somebody keeps or cancels it. */
  droppedIn: z.number().nullable(),
  /** The last claim was returned, and nothing has been reported since. */
  returned: z.boolean(),
  /** Of a past year's plan that serves for reference: no light, no reminder. */
  reference: z.boolean(),
};

/** GET /api/targets?plan=&unit=&light=&state=&q=  One promise of a plan. */
export const target = z.object({
  ...common, year: z.number().nullable(), metric: z.string(), subject: z.string(), comparator,
  required: magnitude, unit: z.string(), baseline: z.number().nullable(), period: z.string(), per: z.string(),
  /** What registers show, where an indicator is linked. */
  proof: proofView.nullable(),
  /** Somebody decided that no register proves it. */
  unprovable: z.boolean(),
});
export type Target = z.infer<typeof target>;
/** What GET /api/targets answers. */
export const targets = z.array(target);

/** GET /api/tasks?plan=  Who should do what by when; `parentId` makes the tree. */
export const task = z.object({
  ...common, parentId: id.nullable(), title: z.string(), kind: z.enum(['task', 'campaign']),
  milestones: z.array(z.object({ title: z.string(), due: plainDate, done: z.boolean() })), targetIds: z.array(id),
});
export type Task = z.infer<typeof task>;
/** What GET /api/tasks answers. */
export const tasks = z.array(task);

/** One row of a commitment's history. */
export const commitmentAction = z.object({
  seq: z.number(), verb: commitmentVerb, at: instant, by: id, byName: z.string(), note: z.string(),
  value: z.number().nullable(), evidence: z.array(fileRef), changes: z.record(z.string(), z.unknown()),
});
const opened = { history: z.array(commitmentAction), verbs: z.array(commitmentVerb) };
/** GET /api/targets/:id */
export const openedTarget = z.object({ target, ...opened });
export type OpenedTarget = z.infer<typeof openedTarget>;
/** GET /api/tasks/:id */
export const openedTask = z.object({ task, ...opened });
export type OpenedTask = z.infer<typeof openedTask>;

/**
 * POST /api/targets/:id/:verb and /api/tasks/:id/:verb. `version` is the one the page showed; a newer one answers R201.
 * `changes` for assign: { leadUnitId, assistingUnitIds, owner, deadline }; for revise: the fields of the row.
 */
export const actOnCommitment = z.object({
  version: count, note: prose(2000).default(''), value: z.number().finite().nullable().default(null),
  evidence: z.array(id).max(20).default([]),
  changes: z.object({
    leadUnitId: id, assistingUnitIds: z.array(id).max(20), owner: prose(80), deadline: plainDate.nullable(), metric: line(200), subject: prose(200),
    comparator, required: magnitude, unit: prose(20), baseline: z.number().nullable(), title: line(300), parentId: id.nullable(),
    milestones: z.array(z.object({ title: line(200), due: plainDate, done: z.boolean() })).max(50),
  }).partial().default({}),
});
export type ActOnCommitment = z.infer<typeof actOnCommitment>;

/** POST /api/ledger/assign: several targets and tasks get one lead unit, one deadline, or both; all or nothing. */
export const assignCommitments = z.object({
  items: z.array(z.object({ id, version: count })).min(1).max(500),
  /** What is absent stays as it is; a deadline of null takes it away. */
  changes: z.object({ leadUnitId: id, deadline: plainDate.nullable() }).partial()
    .refine((changes) => Object.keys(changes).length > 0, '请选择责任单位或期限'),
});
export type AssignCommitments = z.infer<typeof assignCommitments>;

/** GET /api/workbench */
export const workbench = z.object({
  /** What I must do: sorted by deadline, overdue first. */
  mine: z.array(z.object({
    kind: z.enum(['target', 'task', 'plan', 'grant', 'round']), id, title: z.string(), why: z.string(), whyEn: z.string(),
    deadline: plainDate.nullable(), light, verb: z.string(),
    /** A claim on it was returned, with this reason; null otherwise. */
    returned: z.string().nullable(),
  })),
  /** What I claimed and wait for. */
  waiting: z.array(z.object({ kind: z.enum(['target', 'task']), id, title: z.string(), since: instant, deadline: plainDate.nullable() })),
  /** What changed in my units lately. */
  changed: z.array(z.object({ kind: z.enum(['target', 'task', 'plan']), id, title: z.string(), verb: z.string(), byName: z.string(), at: instant, note: z.string() })),
  /** Rounds that run below me: who has not reported, in one look. */
  owing: z.array(z.object({
    id, name: z.string(), dueOn: plainDate, total: z.number(), done: z.number(), waiting: z.number(),
    /** How many units owe a report, for how many of them it is overdue, and the first of them. */
    units: z.number(), overdue: z.number(), first: z.array(z.string()),
    districts: z.array(z.object({ name: z.string(), units: z.number() })),
  })),
  /** How many targets stand how: of each unit I hold a role in, then of the county where I may read it all. */
  headlines: z.array(z.object({
    unit: unitRef, county: z.boolean(), targets: z.number(), normal: z.number(), near: z.number(), behind: z.number(), done: z.number(), none: z.number(),
  })),
});
export type Workbench = z.infer<typeof workbench>;

/** GET, PUT /api/settings/lights: when a light turns. What is sensible is the ledger's to say (L114). */
export const lightSettings = z.object({
  /** Near due: this many days before the deadline or fewer. */
  nearDays: z.number(),
  /** Behind: progress this many percentage points under the share of time gone. */
  behindPoints: z.number(),
});
export type LightSettings = z.infer<typeof lightSettings>;
