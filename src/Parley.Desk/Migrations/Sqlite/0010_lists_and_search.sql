-- Of one status in every order, and of all by priority: a list is read along one of these, whatever the number of tickets.
create index ticket_priority on ticket (workspace_id, priority, id);
create index ticket_status_number on ticket (workspace_id, status, number);
create index ticket_status_updated on ticket (workspace_id, status, updated_at, id);
create index ticket_status_priority on ticket (workspace_id, status, priority, id);
create index ticket_status_sla on ticket (workspace_id, status, sla_due_at, id);
create index ticket_company on ticket (workspace_id, company_id, created_at, id) where company_id is not null;
