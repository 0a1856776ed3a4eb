-- Answers past their time are taken away for all workspaces at once, by the worker.
create policy worker on kept_answer to parley_worker using (true);
grant select, delete on kept_answer to parley_worker;
