import { useMediaQuery } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '@/api/types';
import { useKeys } from '@/shell/keys';
import { useNeighbours } from '@/tickets/useNeighbours';
import { AsideBar } from './aside/AsideBar';
import { TicketContext } from './context';
import { CustomerPanel } from './customer/CustomerPanel';
import { DetailsPanel } from './details/DetailsPanel';
import { PhoneHead, type PhoneTab } from './PhoneHead';
import { RefusedMove } from './RefusedMove';
import { SideDrawer } from './SideDrawer';
import { Talk } from './Talk';
import styles from './TicketView.module.css';
import { TopBar } from './TopBar';
import { useTicketWrites } from './useTicketWrites';

type TicketViewProps = { ticket: Ticket; onBack: () => void };

/** Who, talk, work: the customer, the conversation and the decisions, as many of them as fit beside each other. */
export function TicketView({ ticket, onBack }: TicketViewProps) {
  const { t } = useTranslation();
  const fits = useRoom();
  const [tab, setTab] = useState<PhoneTab>('conversation');
  const [drawn, setDrawn] = useState<'customer' | 'details' | null>(null);
  const neighbours = useNeighbours(ticket.id);
  const go = useGo();
  const writes = useTicketWrites(ticket);
  const desk = useMemo(() => ({ ticket, writes, locked: ticket.status === 'closed' || ticket.deleted_at !== null }), [ticket, writes]);
  useKeys({ j: () => go(neighbours?.next), k: () => go(neighbours?.previous) });

  const talkHidden = fits.phone && tab !== 'conversation';
  return (
    <TicketContext value={desk}>
      <article className={styles.page} aria-label={t('ticket.number', { number: ticket.number })}>
        {fits.phone ? (
          <PhoneHead tab={tab} onTab={setTab} onBack={onBack} />
        ) : (
          <TopBar
            neighbours={neighbours}
            onGo={go}
            onBack={onBack}
            onCustomer={fits.customer ? undefined : () => setDrawn('customer')}
            onDetails={fits.details ? undefined : () => setDrawn('details')}
          />
        )}
        <AsideBar />
        <RefusedMove />
        <div className={styles.panes}>
          {fits.customer && <CustomerPanel className={styles.customer} />}
          <Talk phone={fits.phone} hidden={talkHidden} />
          {fits.details && <DetailsPanel className={styles.details} />}
          {fits.phone && tab === 'details' && <DetailsPanel className={styles.whole} />}
          {fits.phone && tab === 'customer' && <CustomerPanel className={styles.whole} />}
        </div>
        <SideDrawer side="start" open={drawn === 'customer'} title={t('ticket.customer')} onClose={() => setDrawn(null)}>
          <CustomerPanel className={styles.whole} />
        </SideDrawer>
        <SideDrawer side="end" open={drawn === 'details'} title={t('ticket.details')} onClose={() => setDrawn(null)}>
          <DetailsPanel className={styles.whole} />
        </SideDrawer>
      </article>
    </TicketContext>
  );
}

function useRoom() {
  const below = { getInitialValueInEffect: false };
  const phone = useMediaQuery('(width < 720px)', false, below) ?? false;
  const noDetails = useMediaQuery('(width < 1024px)', false, below) ?? false;
  const noCustomer = useMediaQuery('(width < 1280px)', false, below) ?? false;
  return { phone, details: !noDetails, customer: !noCustomer };
}

function useGo() {
  const navigate = useNavigate();
  return (to: Ticket | undefined) => {
    if (to) void navigate({ to: '/tickets/$ticket', params: { ticket: String(to.number) } });
  };
}
