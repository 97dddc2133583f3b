-- A report whose register is no longer reported in rounds is closed by an action of its own: what it says is for people to
-- read, and nothing is known by the words of a note.
alter table report_action drop constraint report_action_verb;
alter table report_action add constraint report_action_verb check (verb in ('save', 'submit', 'look', 'withdraw', 'return', 'approve', 'lock', 'reopen', 'excuse', 'release', 'ask'));
