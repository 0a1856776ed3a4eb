import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Keys } from './controls/Keys';
import styles from './Notices.module.css';
import { dismiss, useNotices } from './notify';

export function Notices() {
  const { t } = useTranslation();
  const notices = useNotices();
  return (
    <div className={styles.stack} role="status" aria-live="polite">
      {notices.map(({ id, text, tone, act }) => (
        <div key={id} className={styles.notice}>
          {tone === 'plain' ? <IconCheck size={16} stroke={1.7} /> : <IconAlertTriangle size={16} stroke={1.7} />}
          <span>{text}</span>
          {act && (
            <button
              type="button"
              className={styles.act}
              onClick={() => {
                act.run();
                dismiss(id);
              }}
            >
              {act.label}
              {act.keys && <Keys keys={act.keys} />}
            </button>
          )}
          <button type="button" className={styles.close} aria-label={t('do.dismiss')} onClick={() => dismiss(id)}>
            <IconX size={15} stroke={1.7} />
          </button>
        </div>
      ))}
    </div>
  );
}
