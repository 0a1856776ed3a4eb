import { IconCalendar, IconMail } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useContact } from '@/api/people';
import { Face } from '@/kit/glyphs/Face';
import { dayOf, fullInstant, useMinute } from '@/kit/time';
import { useTicket } from '../context';
import { Missed } from '../Missed';
import panel from '../panel.module.css';
import styles from './CustomerPanel.module.css';
import { OtherTickets } from './OtherTickets';

const icon = { size: 15, stroke: 1.7, 'aria-hidden': true } as const;

export function CustomerPanel({ className = '' }: { className?: string }) {
  const { t } = useTranslation();
  const { requester, company } = useTicket().ticket;
  const now = useMinute();
  const contact = useContact(requester.id);
  const firm = contact.data?.company ?? company;

  return (
    <aside className={`${panel.panel} ${className}`} aria-label={t('ticket.customer')} tabIndex={0}>
      <section>
        <div className={styles.who}>
          <Face id={requester.id} name={requester.name || requester.email} size={40} />
          <div>
            <h2>{requester.name || requester.email}</h2>
            {firm && <p>{firm.name}</p>}
          </div>
        </div>
        <ul className={styles.facts}>
          <li>
            <IconMail {...icon} />
            <a href={`mailto:${requester.email}`}>{requester.email}</a>
          </li>
          {contact.data && (
            <li title={fullInstant(contact.data.created_at)}>
              <IconCalendar {...icon} />
              <span>{t('customer.since', { date: dayOf(contact.data.created_at, now) })}</span>
            </li>
          )}
        </ul>
        {contact.isError && <Missed onRetry={() => void contact.refetch()}>{t('customer.fault')}</Missed>}
      </section>
      <OtherTickets />
    </aside>
  );
}
