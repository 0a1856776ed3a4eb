import { IconPlayerStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useImportAct } from '@/api/imports';
import type { Import } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { Refusal } from '@/kit/Refusal';
import { lasting } from '@/kit/time';
import { Card } from '../Sheet';
import { Bar } from './Bar';
import page from './import.module.css';
import styles from './outcome.module.css';
import { Outcome } from './Outcome';

/** How far it is, how fast, and what is left. */
export function AtWork({ import: one }: { import: Import }) {
  const { t } = useTranslation();
  const stop = useImportAct(one.id, 'cancel');
  const begun = one.bytes > 0;
  const left = one.remaining_s;
  return (
    <>
      <Card>
        <div className={styles.way}>
          <p>
            <strong>{begun ? `${Math.floor((100 * one.bytes) / one.size)} %` : t(`import.state.${one.state}`)}</strong>
            <span>
              {begun
                ? [
                    t('import.rows', { count: one.rows }),
                    one.rate !== null && t('import.rate', { rate: Math.round(one.rate).toLocaleString() }),
                    left !== null && (left > 0 ? t('import.left', { time: lasting(left) }) : t('import.almost')),
                  ]
                    .filter(Boolean)
                    .join(' · ')
                : t('import.waiting')}
            </span>
          </p>
          <Button size="small" icon={<IconPlayerStop aria-hidden />} busy={stop.isPending} onClick={() => stop.mutate(undefined)}>
            {t('import.stop')}
          </Button>
        </div>
        <Bar label={t('import.progress')} part={begun ? one.bytes / one.size : null} />
        <p className={page.quiet}>{t('import.leave')}</p>
        <Refusal title={t('import.stopRefused')} fault={stop.error} fields={[]} />
      </Card>
      <Outcome import={one} />
    </>
  );
}
