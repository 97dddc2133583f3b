-- What a newer text of a plan drops, a claim that came back or was withdrawn, and plans kept for reference only.

-- The version of the plan whose text no longer holds it, until somebody decides to keep or cancel it.
alter table commitment add column dropped_in integer;
-- The last claim was returned, and nothing has been reported since.
alter table commitment add column returned boolean not null default false;
-- What stood before the claim that waits: a claim that comes back gives its figure up for it.
alter table commitment add column before_claim jsonb;
-- Of a plan of a past year that serves for reference: no lights, no reminders. A copy of plan.follow, as a school may not see the plan.
alter table commitment add column reference boolean not null default false;
-- How a plan of a past year is followed; empty while nobody was asked.
alter table plan add column follow text constraint plan_follow check (follow in ('supervise', 'reference'));

alter table commitment_action drop constraint commitment_action_verb;
alter table commitment_action add constraint commitment_action_verb check (verb in (
  'create', 'assign', 'revise', 'progress', 'claim', 'confirm', 'return', 'reopen', 'cancel', 'drop', 'keep', 'withdraw'));
