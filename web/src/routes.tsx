import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { sessionQuery } from './api/session';
import { feedStartQuery } from './live/feedStart';
import { NoPage, PageFault } from './shell/faults';
import { Shell } from './shell/Shell';
import { readSearch } from './tickets/search';

type Context = { cache: QueryClient };

const root = createRootRouteWithContext<Context>()({
  beforeLoad: ({ context: { cache } }) =>
    Promise.all([cache.ensureQueryData(sessionQuery), cache.ensureQueryData(feedStartQuery)]).then(() => undefined),
  component: Shell,
  errorComponent: PageFault,
  notFoundComponent: NoPage,
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/tickets', search: {}, replace: true });
  },
});

const tickets = createRoute({
  getParentRoute: () => root,
  path: '/tickets',
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import('./tickets/TicketsPage')),
});

const newTicket = createRoute({
  getParentRoute: () => root,
  path: '/tickets/new',
  component: lazyRouteComponent(() => import('./tickets/NewTicketPage')),
});

const ticket = createRoute({
  getParentRoute: () => root,
  path: '/tickets/$ticket',
  component: lazyRouteComponent(() => import('./ticket/TicketPage')),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/SettingsPage')),
});

const settingsHome = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/profile', replace: true });
  },
});

const profile = createRoute({
  getParentRoute: () => settings,
  path: 'profile',
  component: lazyRouteComponent(() => import('./settings/ProfilePage')),
});

const people = createRoute({
  getParentRoute: () => settings,
  path: 'people',
  component: lazyRouteComponent(() => import('./settings/PeoplePage')),
});

const teams = createRoute({
  getParentRoute: () => settings,
  path: 'teams',
  component: lazyRouteComponent(() => import('./settings/TeamsPage')),
});

const apiKeys = createRoute({
  getParentRoute: () => settings,
  path: 'api-keys',
  component: lazyRouteComponent(() => import('./settings/ApiKeysPage')),
});

const jobs = createRoute({
  getParentRoute: () => settings,
  path: 'background-work',
  component: lazyRouteComponent(() => import('./settings/jobs/JobsPage')),
});

const imports = createRoute({
  getParentRoute: () => settings,
  path: 'import',
  component: lazyRouteComponent(() => import('./settings/import/ImportsPage')),
});

const oneImport = createRoute({
  getParentRoute: () => settings,
  path: 'import/$import',
  component: lazyRouteComponent(() => import('./settings/import/ImportPage')),
});

const escalation = createRoute({
  getParentRoute: () => settings,
  path: 'escalation',
  component: lazyRouteComponent(() => import('./settings/escalation/EscalationPage')),
});

const workflow = createRoute({
  getParentRoute: () => settings,
  path: 'workflow',
  component: lazyRouteComponent(() => import('./settings/workflow/WorkflowPage')),
});

const ticketFields = createRoute({
  getParentRoute: () => settings,
  path: 'ticket-fields',
  component: lazyRouteComponent(() => import('./settings/fields/FieldsPage')),
});

const sla = createRoute({
  getParentRoute: () => settings,
  path: 'sla',
  component: lazyRouteComponent(() => import('./settings/sla/SlaPage')),
});

const assignment = createRoute({
  getParentRoute: () => settings,
  path: 'assignment',
  component: lazyRouteComponent(() => import('./settings/assignment/AssignmentPage')),
});

const slaPolicy = createRoute({
  getParentRoute: () => settings,
  path: 'sla/policies/$policy',
  component: lazyRouteComponent(() => import('./settings/sla/PolicyPage')),
});

const slaCalendar = createRoute({
  getParentRoute: () => settings,
  path: 'sla/calendars/$calendar',
  component: lazyRouteComponent(() => import('./settings/sla/CalendarPage')),
});

const tree = root.addChildren([
  home,
  tickets,
  newTicket,
  ticket,
  settings.addChildren([settingsHome, profile, people, teams, workflow, assignment, ticketFields, escalation, apiKeys, jobs, imports, oneImport, sla, slaPolicy, slaCalendar]),
]);

export function makeRouter(cache: QueryClient) {
  return createRouter({ routeTree: tree, context: { cache }, defaultPreload: 'intent', defaultErrorComponent: PageFault });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
