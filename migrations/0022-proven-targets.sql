-- A target is linked to the indicator that proves it, or somebody says that none does: both are actions like all others.
alter table commitment_action drop constraint commitment_action_verb;
alter table commitment_action add constraint commitment_action_verb check (verb in (
  'create', 'assign', 'revise', 'progress', 'claim', 'confirm', 'return', 'reopen', 'cancel', 'drop', 'keep', 'withdraw', 'link', 'unlink'));
