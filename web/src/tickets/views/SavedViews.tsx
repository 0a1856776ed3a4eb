import { IconBookmark, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { View, ViewCount } from '@/api/types';
import { viewsQuery } from '@/api/views';
import { readSearch, type TicketSearch } from '../search';
import paneStyles from '../ViewsPane.module.css';
import { Count } from './Count';
import styles from './SavedViews.module.css';
import { ViewMenu } from './ViewMenu';

type SavedViewsProps = { counts: Map<string, ViewCount> | undefined; onPick: () => void };

/** The searches that people keep: one's own and those for everybody. */
export function SavedViews({ counts, onPick }: SavedViewsProps) {
  const { t } = useTranslation();
  const { data, error } = useQuery(viewsQuery);
  const views = data?.filter((view) => !view.built_in) ?? [];
  if (!error && views.length === 0) return null;
  return (
    <div>
      <h3>{t('views.saved')}</h3>
      {error && <p className={styles.fault}>{t('views.savedFault')}</p>}
      <ul>
        {views.map((view) => (
          <SavedView key={view.id} view={view} count={counts?.get(view.id)} onPick={onPick} />
        ))}
      </ul>
    </div>
  );
}

/** Where a view leads: its query stands in the search field, and can be changed there. */
export function addressOf(view: View): TicketSearch {
  return readSearch({ view: 'all', saved: view.id, q: view.query, sort: view.sort === '-created_at' ? undefined : view.sort });
}

function SavedView({ view, count, onPick }: { view: View; count: ViewCount | undefined; onPick: () => void }) {
  const { t } = useTranslation();
  const { saved } = useSearch({ from: '/tickets' });
  const Icon = view.shared ? IconUsers : IconBookmark;
  return (
    <li className={styles.row}>
      <Link
        to="/tickets"
        search={addressOf(view)}
        activeOptions={{ exact: true }}
        // Also while its query is being changed.
        inactiveProps={{ 'aria-current': saved === view.id ? 'page' : undefined }}
        className={paneStyles.view}
        title={view.query || t('views.everything')}
        onClick={onPick}
      >
        <Icon size={16} stroke={1.7} aria-hidden />
        <span className={styles.name}>{view.name}</span>
        <span className="said">{t(view.shared ? 'views.shared' : 'views.private')}</span>
        <Count of={count} />
      </Link>
      {view.editable && <ViewMenu view={view} open={saved === view.id} />}
    </li>
  );
}
