-- What few tickets have, and what no order leads to.
create index ticket_type on ticket (workspace_id, type, priority, id);
create index ticket_source on ticket (workspace_id, source, priority, id);
