import { IconThumbDown, IconThumbUp } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ratingQuery } from '@/api/rating';
import { useTicket } from '../context';
import { Missed } from '../Missed';
import { Lines } from '../TicketShapes';
import styles from './RatingSection.module.css';

/** What the customer said of how the ticket was handled; nothing is shown until they have. */
export function RatingSection() {
  const { ticket } = useTicket();
  return ticket.satisfaction ? <Said score={ticket.satisfaction} /> : null;
}

function Said({ score }: { score: 'good' | 'bad' }) {
  const { t } = useTranslation();
  const { ticket } = useTicket();
  const read = useQuery({ ...ratingQuery(ticket.id, ticket.version), placeholderData: keepPreviousData });
  const Thumb = score === 'good' ? IconThumbUp : IconThumbDown;
  return (
    <section>
      <h2>{t('rating.title')}</h2>
      <p className={styles.score} data-score={score}>
        <Thumb size={16} stroke={1.7} aria-hidden />
        {t(`rating.${score}`)}
      </p>
      {read.isLoading && <Lines count={1} />}
      {read.isError && !read.data && <Missed onRetry={() => void read.refetch()}>{t('rating.fault')}</Missed>}
      {read.data?.comment && <blockquote className={styles.comment}>{read.data.comment}</blockquote>}
    </section>
  );
}
