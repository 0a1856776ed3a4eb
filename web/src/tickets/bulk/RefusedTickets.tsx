import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useRefusedResults } from '@/api/bulk';
import { Button } from '@/kit/controls/Button';
import { Actions, Dialog } from '@/kit/Dialog';
import { ErrorFace } from '@/kit/states/ErrorFace';
import { Loading, RowShapes } from '@/kit/states/Loading';
import styles from './bulk.module.css';

/** Which tickets stayed as they were, and why. */
export function RefusedTickets({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useRefusedResults(id);
  return (
    <Dialog title={t('bulk.refusedTitle')} onClose={onClose} width={560}>
      {data ? (
        <ul className={styles.refused} aria-label={t('bulk.refusedTitle')} tabIndex={0}>
          {data.map(({ ticket_id, number, subject, detail, code }) => (
            <li key={ticket_id}>
              {number === null ? (
                <strong>{t('bulk.unseen')}</strong>
              ) : (
                <Link to="/tickets/$ticket" params={{ ticket: String(number) }}>
                  {number} {subject}
                </Link>
              )}
              <span>{detail}</span>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      ) : error ? (
        <ErrorFace title={t('bulk.refusedFault')} fault={error} onRetry={() => void refetch()} />
      ) : (
        <Loading>
          <RowShapes count={4} />
        </Loading>
      )}
      <Actions>
        {hasNextPage && (
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('bulk.showMore')}
          </Button>
        )}
        <Button kind="solid" onClick={onClose}>
          {t('do.close')}
        </Button>
      </Actions>
    </Dialog>
  );
}
