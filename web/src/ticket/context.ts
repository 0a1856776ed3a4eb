import { createContext, use } from 'react';
import type { Ticket } from '@/api/types';
import type { TicketWrites } from './useTicketWrites';

/** `locked`: closed or in the trash, it takes no more changes. */
type TicketDesk = { ticket: Ticket; writes: TicketWrites; locked: boolean };

export const TicketContext = createContext<TicketDesk | null>(null);

export function useTicket(): TicketDesk {
  const desk = use(TicketContext);
  if (!desk) throw new Error('Outside of a ticket.');
  return desk;
}
