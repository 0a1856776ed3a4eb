import { useSearch } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { keepLastList } from './place';
import { defaultView, toFilter } from './search';
import { TicketList } from './TicketList';
import styles from './TicketsPage.module.css';
import { ViewsPane } from './ViewsPane';

export default function TicketsPage() {
  const search = useSearch({ from: '/tickets' });
  const filter = useMemo(() => toFilter(search), [search]);
  useEffect(() => keepLastList(search, filter), [search, filter]);
  return (
    <div className={styles.page}>
      <ViewsPane />
      <TicketList key={search.saved ?? search.view ?? defaultView} search={search} filter={filter} />
    </div>
  );
}
