import { Drawer } from '@mantine/core';
import {
  IconAlarm,
  IconCircleCheck,
  IconHourglassEmpty,
  IconInbox,
  IconLayoutSidebarLeftCollapse,
  IconMailOff,
  IconPlus,
  IconStack2,
  IconTrash,
  IconUserCircle,
  IconUserQuestion,
} from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/kit/controls/IconButton';
import { Keys } from '@/kit/controls/Keys';
import { useKeys } from '@/shell/keys';
import { show } from '@/shell/overlay';
import { defaultView, type View } from './search';
import styles from './ViewsPane.module.css';
import { useViewsPane } from './paneState';
import { Count } from './views/Count';
import { SavedViews } from './views/SavedViews';
import { useViewCounts } from './views/useViewCounts';

const groups = [
  { name: 'yours', views: ['mine'] },
  { name: 'everyone', views: ['unassigned', 'open', 'overdue', 'pending', 'resolved', 'all'] },
  { name: 'aside', views: ['spam', 'trash'] },
] as const satisfies { name: string; views: View[] }[];

const icons = {
  mine: IconUserCircle,
  unassigned: IconUserQuestion,
  open: IconStack2,
  overdue: IconAlarm,
  pending: IconHourglassEmpty,
  resolved: IconCircleCheck,
  all: IconInbox,
  spam: IconMailOff,
  trash: IconTrash,
};

export function ViewsPane() {
  const { t } = useTranslation();
  const pane = useViewsPane();
  useKeys({ '[': pane.toggle });
  return (
    <>
      {!pane.hidden && (
        <aside className={styles.pane} aria-label={t('views.title')}>
          <Views onPick={pane.closeDrawer} />
        </aside>
      )}
      <Drawer.Root opened={pane.drawn} onClose={pane.closeDrawer} size={260}>
        <Drawer.Overlay />
        <Drawer.Content aria-label={t('views.title')}>
          <Views onPick={pane.closeDrawer} />
        </Drawer.Content>
      </Drawer.Root>
    </>
  );
}

function Views({ onPick }: { onPick: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const pane = useViewsPane();
  const counts = useViewCounts();
  return (
    <div className={styles.inside}>
      <div className={styles.top}>
        <h2>{t('views.title')}</h2>
        <IconButton label={t('nav.newTicket')} keys="c" onClick={() => void navigate({ to: '/tickets/new' })}>
          <IconPlus />
        </IconButton>
        <IconButton label={t('views.hide')} keys="[" onClick={pane.toggle}>
          <IconLayoutSidebarLeftCollapse />
        </IconButton>
      </div>
      <nav aria-label={t('views.title')} className={styles.nav}>
        {groups.map(({ name, views }) => (
          <div key={name}>
            <h3>{t(`views.${name}`)}</h3>
            <ul>
              {views.map((one) => {
                const Icon = icons[one];
                return (
                  <li key={one}>
                    <Link
                      to="/tickets"
                      search={{ view: one === defaultView ? undefined : one, saved: undefined }}
                      activeOptions={{ explicitUndefined: true }}
                      className={styles.view}
                      onClick={onPick}
                    >
                      <Icon size={16} stroke={1.7} aria-hidden />
                      {t(`views.${one}`)}
                      <Count of={counts?.get(one)} late={one === 'overdue'} />
                    </Link>
                  </li>
                );
              })}
            </ul>
          </div>
        ))}
        <SavedViews counts={counts} onPick={onPick} />
      </nav>
      <button type="button" className={styles.keys} onClick={() => show('keys')}>
        {t('keys.title')}
        <Keys keys="?" />
      </button>
    </div>
  );
}
