import { z } from 'zod';
import { id, instant, line, loginName, plainDate } from './common.ts';

/** POST /api/session */
export const signIn = z.object({ login: line(64), password: z.string().min(1).max(256) });
export type SignIn = z.infer<typeof signIn>;

/** POST /api/session/sample, in sample mode only. */
export const signInAsSample = z.object({ account: id });

/** PUT /api/session/password */
export const changePassword = z.object({ current: z.string().max(256), next: z.string().min(1).max(256) });
export type ChangePassword = z.infer<typeof changePassword>;

/** GET /api/session: who I am and what I may do. `mode` tells the sign-in page what to offer. */
export const me = z.object({
  mode: z.enum(['setup', 'sample', 'normal']),
  county: z.object({ code: z.string(), name: z.string() }).nullable(),
  person: z.object({
    id, name: z.string(), unitId: id, unitName: z.string(), unitPath: z.string(),
    roles: z.array(z.object({ role: z.string(), unitPath: z.string(), unitName: z.string() })),
    mustChangePassword: z.boolean(),
  }).nullable(),
  /** `noun.verb` of every action the person may do somewhere. */
  actions: z.array(z.string()),
  /** The day it is in China by the server's clock: what pages call today. */
  today: plainDate,
  /** Idle end of this session; the page warns before it. */
  expiresAt: instant.nullable(),
});
export type Me = z.infer<typeof me>;

const said = z.object({ zh: z.string(), en: z.string() });
/** GET /api/session/sample: the people one may choose in sample mode; what each is and would try first, in both languages. */
export const samplePeople = z.array(z.object({ account: id, name: z.string(), title: said, unit: z.string(), hint: said }));
export type SamplePeople = z.infer<typeof samplePeople>;

/** GET /api/session/all: own sessions. */
export const ownSessions = z.array(z.object({ id, openedAt: instant, seenAt: instant, address: z.string(), agent: z.string(), current: z.boolean() }));
export type OwnSessions = z.infer<typeof ownSessions>;

/** POST /api/setup, once, with the one-time token printed at the start. */
export const setup = z.object({
  token: line(128), countyCode: z.string().regex(/^[a-z0-9]{2,16}$/), countyName: line(60), bureauName: line(80),
  /** Three different people: system, security and audit administrator. */
  administrators: z.array(z.object({ role: z.enum(['system_admin', 'security_admin', 'audit_admin']), name: line(40), login: loginName, password: z.string().min(1).max(256) })).length(3),
});
export type Setup = z.infer<typeof setup>;

/** GET /api/people?unit=&search= : people a record of this unit may name. */
export const peopleQuery = z.object({ unit: id, search: z.string().trim().min(1).max(40) });
/** One of them. */
export const personRow = z.object({ id, name: z.string(), unitName: z.string() });
export type PersonRow = z.infer<typeof personRow>;
