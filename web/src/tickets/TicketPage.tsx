import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ticketQuery } from '@/api/tickets';
import { Button } from '@/kit/controls/Button';
import { ErrorFace } from '@/kit/states/ErrorFace';
import { Loading, RowShapes } from '@/kit/states/Loading';
import { useJoinTicket } from '@/live/live';
import { useKeys } from '@/shell/keys';
import { lastList } from './place';

export default function TicketPage() {
  const { t } = useTranslation();
  const key = useParams({ from: '/tickets/$ticket' }).ticket;
  const navigate = useNavigate();
  const ticket = useQuery(ticketQuery(key));
  useJoinTicket(ticket.data?.id);

  const back = () => void navigate({ to: '/tickets', search: lastList()?.search ?? {} });
  useKeys({ Escape: back });

  if (ticket.data) {
    return (
      <article>
        <h1>{ticket.data.subject}</h1>
        <Button onClick={back}>{t('ticket.back')}</Button>
      </article>
    );
  }
  if (ticket.error) {
    return (
      <ErrorFace
        heading="h1"
        title={t('ticket.fault')}
        fault={ticket.error}
        onRetry={() => void ticket.refetch()}
        actions={<Button onClick={back}>{t('ticket.back')}</Button>}
      />
    );
  }
  return (
    <Loading>
      <RowShapes count={8} height={64} />
    </Loading>
  );
}
