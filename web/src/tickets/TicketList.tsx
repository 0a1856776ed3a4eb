import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/kit/controls/Button';
import { ErrorFace } from '@/kit/states/ErrorFace';
import { Loading, RowShapes } from '@/kit/states/Loading';
import { BulkBar } from './bulk/BulkBar';
import { BulkProgress } from './bulk/BulkProgress';
import { useTicked } from './bulk/useTicked';
import { ListEmpty } from './ListEmpty';
import { ListHead } from './ListHead';
import { defaultView, roomOf, type TicketSearch } from './search';
import type { TicketFilter } from '@/api/tickets';
import type { Ticket } from '@/api/types';
import styles from './TicketList.module.css';
import { TicketTable } from './TicketTable';
import { useLiveList } from './useLiveList';
import { useTicketList } from './useTicketList';

const nothing: Ticket[] = [];

type TicketListProps = { search: TicketSearch; filter: TicketFilter };

export function TicketList({ search, filter }: TicketListProps) {
  const { t } = useTranslation();
  const [atTop, setAtTop] = useState(true);
  const [pointed, setPointed] = useState(false);
  const list = useTicketList(filter);
  // The offer above the rows counts as rows: it comes up under a pointer that is at the first of them.
  const calm = atTop && !(pointed && list.tickets && list.tickets.length > 0);
  const live = useLiveList(filter, roomOf(search.view ?? defaultView), calm);
  const ticked = useTicked(list.tickets ?? nothing);
  const [changing, setChanging] = useState<string | null>(null);
  const { tickets, hasNextPage, isFetchNextPageError, isFetchingNextPage, fetchNextPage } = list;

  const readOn = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  return (
    <section className={styles.list} aria-label={t('list.label')}>
      <ListHead
        search={search}
        count={tickets?.length}
        more={hasNextPage}
        live={live.live}
        wrong={list.wrongQuery ? list.error : null}
      />
      <div
        className={styles.body}
        aria-busy={list.isPlaceholderData || undefined}
        onPointerEnter={({ pointerType }) => pointerType === 'mouse' && setPointed(true)}
        onPointerLeave={() => setPointed(false)}
      >
        {!calm && (live.arrived > 0 || live.unknown) && (
          <button type="button" className={styles.waiting} onClick={live.letIn}>
            {live.arrived > 0 ? t('list.waiting', { count: live.arrived }) : t('list.changed')}
            <strong>{t('list.show')}</strong>
          </button>
        )}
        {tickets && tickets.length > 0 ? (
          <TicketTable
            key={JSON.stringify(filter)}
            filter={filter}
            tickets={tickets}
            ticked={ticked}
            onNearEnd={readOn}
            onTop={setAtTop}
            tail={<Tail failed={isFetchNextPageError} reading={isFetchingNextPage} onRetry={() => void fetchNextPage()} />}
          />
        ) : tickets ? (
          <ListEmpty search={search} />
        ) : list.error ? (
          <ErrorFace title={t('list.fault')} fault={list.error} onRetry={() => void list.refetch()} />
        ) : (
          <Loading>
            <RowShapes count={16} />
          </Loading>
        )}
        {ticked.count > 0 && <BulkBar search={search} ticked={ticked} read={tickets?.length ?? 0} more={hasNextPage} onStarted={setChanging} />}
        {changing && <BulkProgress key={changing} id={changing} onClose={() => setChanging(null)} />}
      </div>
    </section>
  );
}

function Tail({ failed, reading, onRetry }: { failed: boolean; reading: boolean; onRetry: () => void }) {
  const { t } = useTranslation();
  if (failed) {
    return (
      <div className={styles.tail}>
        {t('list.moreFailed')}
        <Button size="small" onClick={onRetry}>
          {t('do.tryAgain')}
        </Button>
      </div>
    );
  }
  return reading ? <RowShapes count={4} /> : null;
}
