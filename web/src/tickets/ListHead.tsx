import { IconAdjustmentsHorizontal, IconMenu2, IconPlus, IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/kit/controls/Button';
import { IconButton } from '@/kit/controls/IconButton';
import type { LineState } from '@/live/line';
import { FilterChips } from './FilterChips';
import styles from './ListHead.module.css';
import { chipFields, defaultSort, defaultView, type TicketSearch } from './search';
import { SearchBar } from './SearchBar';
import { SortMenu } from './SortMenu';
import { useViewsPane } from './paneState';
import { SaveView, useSavedView } from './views/SaveView';

type ListHeadProps = {
  search: TicketSearch;
  count: number | undefined;
  more: boolean;
  live: LineState['kind'];
  wrong: Error | null;
};

export function ListHead({ search, count, more, live, wrong }: ListHeadProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const pane = useViewsPane();
  const [phoneTools, setPhoneTools] = useState(Boolean(search.q));
  const saved = useSavedView(search);
  const title = saved?.name ?? t(`views.${search.view ?? defaultView}`);
  const counted = count === undefined ? '' : more ? t('list.atLeast', { count }) : t('list.count', { count });
  const narrowed = chipFields.filter((field) => search[field]).length + (search.tag ? 1 : 0);

  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <IconButton
          className={pane.hidden ? styles.views : styles.narrowViews}
          label={t('views.show')}
          keys="["
          onClick={pane.toggle}
        >
          <IconMenu2 />
        </IconButton>
        <div className={styles.title}>
          <h1>{title}</h1>
          <p>
            <span>{counted}</span>
            <span className={styles.live} data-live={live}>
              {t(live === 'live' ? 'live.on' : live === 'starting' ? 'live.starting' : 'live.off')}
            </span>
            <span className={styles.phoneOrder}>{t(`sort.${search.sort ?? defaultSort}`)}</span>
          </p>
        </div>
        <div className={styles.tools}>
          <SaveView search={search} />
          <SortMenu sort={search.sort} />
          <Button icon={<IconPlus aria-hidden />} keys="c" onClick={() => void navigate({ to: '/tickets/new' })}>
            {t('nav.newTicket')}
          </Button>
        </div>
        <IconButton
          className={styles.phone}
          label={t('filter.title')}
          aria-expanded={phoneTools}
          onClick={() => setPhoneTools(!phoneTools)}
        >
          {phoneTools ? <IconAdjustmentsHorizontal /> : <IconSearch />}
          {narrowed > 0 && <span className={styles.badge}>{narrowed}</span>}
        </IconButton>
      </div>
      <div className={styles.query} data-shown={phoneTools || undefined}>
        <SearchBar q={search.q ?? ''} wrong={wrong} />
        <div className={styles.filters}>
          <FilterChips search={search} />
          <span className={styles.phoneSort}>
            <SaveView search={search} />
            <SortMenu sort={search.sort} />
          </span>
        </div>
      </div>
    </header>
  );
}
