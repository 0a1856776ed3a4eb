import { useDebouncedValue } from '@mantine/hooks';
import {
  IconClockCheck,
  IconFileImport,
  IconInbox,
  IconKey,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconPlus,
  IconRoute,
  IconSearch,
  IconSettings,
  IconStack2,
  IconSun,
  IconUserShare,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import { useMay } from '@/api/session';
import { ticketKeys, ticketQuery } from '@/api/tickets';
import type { Page, Ticket } from '@/api/types';
import { StatusGlyph } from '@/kit/glyphs/StatusGlyph';
import { statusName } from '@/kit/statusName';
import { useTheme } from '@/kit/theme/useTheme';
import { views } from '@/tickets/search';
import { asNumber, asPrefix } from '@/tickets/words';
import { show } from './overlay';
import { signOut } from './signOut';

export type Entry = {
  id: string;
  group: 'tickets' | 'pages' | 'actions';
  label: string;
  detail?: string;
  keys?: string;
  glyph: ReactNode;
  run: () => void;
};

const icon = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;

export function useEntries(words: string) {
  const found = useFoundTickets(words.trim());
  const fixed = useFixedEntries();
  const wanted = words.trim().toLocaleLowerCase();
  const fitting = fixed.filter((entry) => entry.label.toLocaleLowerCase().includes(wanted));
  return { ...found, entries: [...found.entries, ...fitting] };
}

function useFoundTickets(words: string) {
  const navigate = useNavigate();
  const { t } = useTranslation();
  const [settled] = useDebouncedValue(words, 150);
  const number = asNumber(settled);
  const byNumber = useQuery({
    ...ticketQuery(number ?? ''),
    enabled: number !== null,
    retry: false,
  });
  const byWords = useQuery({
    queryKey: ticketKeys.found(settled),
    queryFn: ({ signal }) =>
      call<Page<Ticket>>('GET', '/tickets', { query: { q: asPrefix(settled), limit: 8 }, signal }),
    enabled: settled.length > 1,
    staleTime: 10_000,
    placeholderData: (previous) => (settled.length > 1 ? previous : undefined),
  });

  const tickets = [
    ...(number && byNumber.data ? [byNumber.data] : []),
    ...(byWords.data?.data.filter((ticket) => ticket.id !== byNumber.data?.id) ?? []),
  ];
  const everything = (q: string): Entry => ({
    id: 'everything',
    group: 'tickets',
    label: t('palette.allResults', { words: q }),
    glyph: <IconSearch {...icon} />,
    run: () => void navigate({ to: '/tickets', search: { view: 'all', q } }),
  });
  const entries = tickets.map((ticket): Entry => ({
    id: ticket.id,
    group: 'tickets',
    label: ticket.subject,
    detail: `${ticket.number}, ${ticket.requester.name || ticket.requester.email}`,
    glyph: (
      <>
        <StatusGlyph status={ticket.status} />
        <span className="said">{statusName(t, ticket)}</span>
      </>
    ),
    run: () => void navigate({ to: '/tickets/$ticket', params: { ticket: String(ticket.number) } }),
  }));
  if (byWords.data && byWords.data.next) entries.push(everything(settled));
  const failed = byWords.error !== null && !(byWords.error instanceof ApiProblem && byWords.error.status === 422);
  return { entries, searching: byWords.isFetching || byNumber.isFetching || settled !== words, failed };
}

function useFixedEntries(): Entry[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const theme = useTheme();
  const jobs = useMay('jobs.manage');
  const imports = useMay('import.run');
  const sla = useMay('sla.manage');
  const workflow = useMay('workflow.manage');
  const assignment = useMay('assignment.manage');
  const pages: Entry[] = [
    ...views.map((view) => ({
      id: `view-${view}`,
      group: 'pages' as const,
      label: t(`views.${view}`),
      glyph: <IconInbox {...icon} />,
      run: () => void navigate({ to: '/tickets', search: { view } }),
    })),
    {
      id: 'settings',
      group: 'pages',
      label: t('nav.settings'),
      keys: 'g s',
      glyph: <IconSettings {...icon} />,
      run: () => void navigate({ to: '/settings/profile' }),
    },
    {
      id: 'keys-page',
      group: 'pages',
      label: t('settings.apiKeys'),
      glyph: <IconKey {...icon} />,
      run: () => void navigate({ to: '/settings/api-keys' }),
    },
    ...(workflow
      ? [
          {
            id: 'workflow-page',
            group: 'pages' as const,
            label: t('settings.workflow'),
            glyph: <IconRoute {...icon} />,
            run: () => void navigate({ to: '/settings/workflow' }),
          },
        ]
      : []),
    ...(assignment
      ? [
          {
            id: 'assignment-page',
            group: 'pages' as const,
            label: t('settings.assignment'),
            glyph: <IconUserShare {...icon} />,
            run: () => void navigate({ to: '/settings/assignment' }),
          },
        ]
      : []),
    ...(sla
      ? [
          {
            id: 'sla-page',
            group: 'pages' as const,
            label: t('settings.sla'),
            glyph: <IconClockCheck {...icon} />,
            run: () => void navigate({ to: '/settings/sla' }),
          },
        ]
      : []),
    ...(imports
      ? [
          {
            id: 'import-page',
            group: 'pages' as const,
            label: t('settings.import'),
            glyph: <IconFileImport {...icon} />,
            run: () => void navigate({ to: '/settings/import' }),
          },
        ]
      : []),
    ...(jobs
      ? [
          {
            id: 'jobs-page',
            group: 'pages' as const,
            label: t('settings.jobs'),
            glyph: <IconStack2 {...icon} />,
            run: () => void navigate({ to: '/settings/background-work' }),
          },
        ]
      : []),
  ];
  const actions: Entry[] = [
    {
      id: 'new',
      group: 'actions',
      label: t('nav.newTicket'),
      keys: 'c',
      glyph: <IconPlus {...icon} />,
      run: () => void navigate({ to: '/tickets/new' }),
    },
    {
      id: 'theme',
      group: 'actions',
      label: theme.dark ? t('nav.toLight') : t('nav.toDark'),
      glyph: theme.dark ? <IconSun {...icon} /> : <IconMoon {...icon} />,
      run: theme.toggle,
    },
    {
      id: 'sheet',
      group: 'actions',
      label: t('keys.title'),
      keys: '?',
      glyph: <IconKeyboard {...icon} />,
      run: () => show('keys'),
    },
    { id: 'out', group: 'actions', label: t('nav.signOut'), glyph: <IconLogout {...icon} />, run: signOut },
  ];
  return [...pages, ...actions];
}
