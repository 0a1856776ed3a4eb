-- A filter by time is looked at in the index of whatever order: tickets changed lately have the highest numbers, and reading from the lowest
-- would fetch every row in between only to pass it over.
drop index ticket_created;
drop index ticket_updated;
drop index ticket_sla;
drop index ticket_priority;
create index ticket_number on ticket (workspace_id, number, id, created_at, updated_at);
create index ticket_created on ticket (workspace_id, created_at, id, updated_at);
create index ticket_updated on ticket (workspace_id, updated_at, id, created_at);
create index ticket_sla on ticket (workspace_id, sla_due_at, id, created_at, updated_at);
create index ticket_priority on ticket (workspace_id, priority, id, created_at, updated_at);
