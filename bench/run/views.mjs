import { walk } from '../lib/wrk.mjs';
import { expected } from './questions.mjs';

const OPEN = "t.status in ('new', 'open', 'pending', 'on_hold')";

/** The first page of each view that everybody has; its own for an agent of each. Compared with the database first. */
export async function measureViews({ server, api }, desk, run) {
  const { data } = await api.get('/views');
  const now = new Date().toISOString();
  const kept = {
    mine: (agent) => `t.assignee_id = ${desk.id(agent)} and ${OPEN}`,
    unassigned: () => `t.assignee_id is null and ${OPEN}`,
    open: () => OPEN,
    overdue: () => `t.sla_due_at < ${desk.instant(Date.parse(now))} and ${OPEN}`,
    pending: () => "t.status = 'pending'",
    resolved: () => "t.status = 'resolved'",
    all: () => 'true',
  };
  const figures = {};
  for (const { id, query, sort } of data.filter((view) => view.built_in)) {
    run.say(`The view ${id}`);
    const paths = (id === 'mine' ? desk.agents : [null]).map((agent) => ({ agent, path: pathOf(agent ? query.replace('assignee:me', `assignee:${agent}`) : query, sort) }));
    for (const { agent, path } of paths.slice(0, 5)) {
      const shown = (await api.get(path.slice('/api/v1'.length))).data.map((t) => t.number);
      const right = desk.rows(expected(desk, [kept[id](agent)], sort, 25)).map(([number]) => Number(number));
      if (shown.join() !== right.join()) run.faults.push(`The view ${id} shows the tickets ${shown}, and the database has ${right}`);
    }

    const { ms, errors, oddity } = await walk(server, Array.from({ length: run.options.requests }, (_, i) => ({ path: paths[i % paths.length].path })));
    if (errors > 0) run.faults.push(`${errors} pages of the view ${id} were wrong: ${oddity}`);
    figures[id] = ms;
  }

  return figures;
}

const pathOf = (query, sort) => `/api/v1/tickets?${query ? `q=${encodeURIComponent(query)}&` : ''}sort=${sort}`;
