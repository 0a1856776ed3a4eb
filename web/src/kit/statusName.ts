import type { TFunction } from 'i18next';
import type { Ticket } from '@/api/types';

/** What a ticket's status is called: by the workspace's own name, or by the class's. */
export const statusName = (t: TFunction, { status, status_name }: Pick<Ticket, 'status' | 'status_name'>): string =>
  status_name ?? t(`status.${status}`);
