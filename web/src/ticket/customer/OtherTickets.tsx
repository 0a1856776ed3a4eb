import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '@/api/client';
import { ticketKeys } from '@/api/tickets';
import type { Page, Ticket } from '@/api/types';
import { markOf, SourceMark } from '@/kit/glyphs/SourceMark';
import { StatusGlyph } from '@/kit/glyphs/StatusGlyph';
import { statusName } from '@/kit/statusName';
import { ago, fullInstant, useMinute } from '@/kit/time';
import { useTicket } from '../context';
import { Missed } from '../Missed';
import panel from '../panel.module.css';
import { Lines } from '../TicketShapes';
import styles from './CustomerPanel.module.css';

export function OtherTickets() {
  const { t } = useTranslation();
  const { ticket } = useTicket();
  const read = useQuery({
    queryKey: ticketKeys.of(ticket.requester.id),
    queryFn: ({ signal }) =>
      call<Page<Ticket>>('GET', '/tickets', { query: { requester: ticket.requester.id, limit: 6 }, signal }),
  });
  const others = read.data?.data.filter(({ id }) => id !== ticket.id).slice(0, 5);

  return (
    <section>
      <h2>{t('customer.others')}</h2>
      {others && others.length > 0 && (
        <ul className={styles.others}>
          {others.map((other) => (
            <Other key={other.id} ticket={other} />
          ))}
        </ul>
      )}
      {others?.length === 0 && <p className={panel.quiet}>{t('customer.noOthers')}</p>}
      {read.isLoading && <Lines count={3} />}
      {read.isError && !others && <Missed onRetry={() => void read.refetch()}>{t('customer.othersFault')}</Missed>}
    </section>
  );
}

function Other({ ticket: { number, subject, status, status_name, updated_at, external } }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const now = useMinute();
  const system = external[0]?.integration;
  return (
    <li>
      <Link to="/tickets/$ticket" params={{ ticket: String(number) }}>
        <SourceMark mark={system ? markOf(system) : null} />
        <strong>{subject}</strong>
        <span className={styles.state}>
          <StatusGlyph status={status} size={13} />
          {statusName(t, { status, status_name })}
          <time dateTime={updated_at} title={fullInstant(updated_at)}>
            {ago(updated_at, now)}
          </time>
        </span>
      </Link>
    </li>
  );
}
