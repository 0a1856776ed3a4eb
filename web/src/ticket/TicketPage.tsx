import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/api/problem';
import { ticketQuery } from '@/api/tickets';
import { Button } from '@/kit/controls/Button';
import { ErrorFace } from '@/kit/states/ErrorFace';
import { Loading } from '@/kit/states/Loading';
import { useJoinTicket } from '@/live/live';
import { useKeys } from '@/shell/keys';
import { lastList } from '@/tickets/place';
import { TicketShapes } from './TicketShapes';
import { TicketView } from './TicketView';

export default function TicketPage() {
  const { t } = useTranslation();
  const key = useParams({ from: '/tickets/$ticket' }).ticket;
  const navigate = useNavigate();
  const ticket = useQuery(ticketQuery(key));
  useJoinTicket(ticket.data?.id);

  const back = () => void navigate({ to: '/tickets', search: lastList()?.search ?? {} });
  useKeys({ Escape: back });

  // What was read stays readable while the line is bad; a ticket that has left one's sight does not.
  const missing = ticket.error instanceof ApiProblem && ticket.error.status === 404;
  if (ticket.data && !missing) return <TicketView key={ticket.data.id} ticket={ticket.data} onBack={back} />;
  if (ticket.error) {
    return (
      <ErrorFace
        heading="h1"
        title={missing ? t('ticket.missing', { ticket: key }) : t('ticket.fault')}
        fault={ticket.error}
        onRetry={missing ? undefined : () => void ticket.refetch()}
        actions={
          <Button keys="Esc" onClick={back}>
            {t('ticket.back')}
          </Button>
        }
      />
    );
  }
  return (
    <Loading>
      <TicketShapes />
    </Loading>
  );
}
