import { Drawer } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/kit/controls/IconButton';
import styles from './SideDrawer.module.css';

type SideDrawerProps = { side: 'start' | 'end'; open: boolean; title: string; onClose: () => void; children: ReactNode };

/** A side panel where it has no room of its own. */
export function SideDrawer({ side, open, title, onClose, children }: SideDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer.Root opened={open} onClose={onClose} position={side === 'start' ? 'left' : 'right'} size={304}>
      <Drawer.Overlay />
      <Drawer.Content aria-label={title}>
        <div className={styles.drawer}>
          <header className={styles.head}>
            <h2>{title}</h2>
            <IconButton label={t('do.close')} keys="Esc" onClick={onClose}>
              <IconX />
            </IconButton>
          </header>
          {children}
        </div>
      </Drawer.Content>
    </Drawer.Root>
  );
}
