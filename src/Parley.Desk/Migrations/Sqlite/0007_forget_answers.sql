-- Nothing to do: on PostgreSQL the worker is let in to take away answers past their time.
select 1;
