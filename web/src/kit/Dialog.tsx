import { Modal } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './controls/IconButton';
import styles from './Dialog.module.css';

type DialogProps = { title: string; onClose: () => void; children: ReactNode; width?: number };

/** Mounted while it is open. Escape and the cross close it, and the focus goes back to its opener. */
export function Dialog({ title, onClose, children, width = 460 }: DialogProps) {
  const { t } = useTranslation();
  return (
    <Modal.Root opened onClose={onClose} size={width} yOffset="12vh">
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <header className={styles.head}>
          <h2>{title}</h2>
          <IconButton label={t('do.close')} keys="Esc" onClick={onClose}>
            <IconX />
          </IconButton>
        </header>
        <div className={styles.body}>{children}</div>
      </Modal.Content>
    </Modal.Root>
  );
}

/** The buttons at a dialog's or a form's end. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
