import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketFilter } from '@/api/tickets';
import type { Ticket } from '@/api/types';
import { useMinute } from '@/kit/time';
import { useRecentChanges } from '@/live/recent';
import { useKeys } from '@/shell/keys';
import { keepPlace, placeIn } from './place';
import type { Ticked } from './bulk/useTicked';
import { TableHead } from './TableHead';
import { TicketRow } from './TicketRow';
import styles from './TicketTable.module.css';
import { useActiveRow } from './useActiveRow';

type TicketTableProps = {
  filter: TicketFilter;
  tickets: Ticket[];
  ticked: Ticked;
  /** What stands after the last row: more to come, a fault, or nothing. */
  tail: ReactNode;
  onNearEnd: () => void;
  /** Whether the list stands at its top now. */
  onTop: (atTop: boolean) => void;
};

const nearEnd = 30;

export function TicketTable({ filter, tickets, ticked, tail, onNearEnd, onTop }: TicketTableProps) {
  const { t } = useTranslation();
  const now = useMinute();
  const changes = useRecentChanges();
  const phone = useMediaQuery('(width < 720px)', undefined, { getInitialValueInEffect: false });
  const [rowHeight, headHeight] = phone ? [78, 0] : [36, 28];
  const scroller = useRef<HTMLDivElement>(null);

  const virtual = useVirtualizer({
    count: tickets.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => tickets[index]?.id ?? index,
    initialOffset: () => placeIn(filter).offset,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    overscan: 4,
  });
  useEffect(() => virtual.measure(), [virtual, rowHeight]);

  const items = virtual.getVirtualItems();
  const lastDrawn = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastDrawn >= tickets.length - nearEnd) onNearEnd();
  }, [lastDrawn, tickets.length, onNearEnd]);

  const { active, onClick, onKeyDown } = useActiveRow(filter, tickets, (index) => virtual.scrollToIndex(index));
  useKeys(active ? { x: () => ticked.toggle(active), X: () => ticked.toggle(active, true) } : {});
  const press = (event: MouseEvent) => {
    const box = (event.target as HTMLElement).closest<HTMLElement>('[data-tick]');
    if (box?.dataset.tick) ticked.toggle(box.dataset.tick, event.shiftKey);
    else onClick(event);
  };

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={t('list.label')}
      aria-rowcount={tickets.length + 1}
      aria-activedescendant={active ? `row-${active}` : undefined}
      className={styles.scroller}
      onKeyDown={onKeyDown}
      onClick={press}
      onScroll={({ currentTarget }) => {
        keepPlace(filter, { offset: currentTarget.scrollTop });
        onTop(currentTarget.scrollTop < 4);
      }}
    >
      <TableHead ticked={ticked} of={tickets.length} />
      <div role="rowgroup" className={styles.rows} style={{ blockSize: virtual.getTotalSize() }}>
        {items.map(({ index, key, start }) => {
          const ticket = tickets[index];
          return (
            ticket && (
              <TicketRow
                key={key}
                ticket={ticket}
                position={index}
                top={start - headHeight}
                height={rowHeight}
                active={ticket.id === active}
                ticked={ticked.has(ticket.id)}
                changedAt={changes.get(ticket.id) ?? 0}
                now={now}
              />
            )
          );
        })}
      </div>
      {tail}
    </div>
  );
}
