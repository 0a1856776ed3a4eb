import { IconArrowRight, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useImportAct } from '@/api/imports';
import type { Import } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { IconButton } from '@/kit/controls/IconButton';
import { Refusal } from '@/kit/Refusal';
import { lasting } from '@/kit/time';
import { ActBar } from '../ActBar';
import { DeleteImport } from './DeleteImport';
import page from './import.module.css';
import styles from './outcome.module.css';
import { Outcome } from './Outcome';

/** What became of it, and what to do next. */
export function Ended({ import: one }: { import: Import }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const start = useImportAct(one.id, 'start');
  const [deleting, setDeleting] = useState(false);
  const seconds = one.started_at && one.ended_at ? (Date.parse(one.ended_at) - Date.parse(one.started_at)) / 1000 : 0;
  const rows = t('import.rows', { count: one.rows });
  const shown = one.tag !== null && one.kind !== 'contacts' && one.added > 0;

  return (
    <>
      {one.state === 'failed' && (
        <p role="alert" className={styles.failed}>
          <strong>{t('import.failed')}</strong> {one.problem}
        </p>
      )}
      {one.state === 'cancelled' && <p className={styles.stopped}>{t('import.stopped')}</p>}
      {one.state === 'done' && <p className={page.quiet}>{t('import.took', { rows, time: lasting(Math.max(1, seconds)) })}</p>}
      <Outcome import={one} />
      <Refusal title={t('import.actRefused')} fault={start.error} fields={[]} />
      <ActBar
        aside={
          <IconButton label={t('import.delete')} onClick={() => setDeleting(true)}>
            <IconTrash />
          </IconButton>
        }
      >
        {one.state === 'done' ? (
          <Button onClick={() => void navigate({ to: '/settings/import' })}>{t('import.another')}</Button>
        ) : (
          <Button kind={shown ? 'line' : 'solid'} icon={<IconPlayerPlay aria-hidden />} busy={start.isPending} onClick={() => start.mutate(undefined)}>
            {t('import.goOn')}
          </Button>
        )}
        {shown && (
          <Link to="/tickets" search={{ view: 'all', tag: one.tag ?? undefined }} className={styles.show}>
            {t('import.show')}
            <IconArrowRight size={15} stroke={1.7} aria-hidden />
          </Link>
        )}
      </ActBar>
      {deleting && <DeleteImport import={one} onClose={() => setDeleting(false)} />}
    </>
  );
}
