import { useTranslation } from 'react-i18next';
import { Button } from '@/kit/controls/Button';
import { Refusal } from '@/kit/Refusal';
import styles from './assignment.module.css';

type SaveBarProps = { fault: Error | null; overtaken: boolean; busy: boolean; onSave: () => void; onDrop: () => void; onReadAgain: () => void };

export function SaveBar({ fault, overtaken, busy, onSave, onDrop, onReadAgain }: SaveBarProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.save} role="region" aria-label={t('assignment.unsaved')}>
      {overtaken ? (
        <p role="alert" className={styles.problem}>
          {t('assignment.overtaken')}
        </p>
      ) : (
        <Refusal title={t('assignment.refused')} fault={fault} fields={[]} />
      )}
      <div>
        <strong>{t('assignment.changed')}</strong>
        <Button kind="quiet" onClick={onDrop}>
          {t('assignment.drop')}
        </Button>
        {overtaken ? (
          <Button kind="solid" onClick={onReadAgain}>
            {t('assignment.readAgain')}
          </Button>
        ) : (
          <Button kind="solid" busy={busy} onClick={onSave}>
            {t('assignment.save')}
          </Button>
        )}
      </div>
    </div>
  );
}
