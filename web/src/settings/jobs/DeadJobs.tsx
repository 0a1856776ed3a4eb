import { IconArrowUp, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeadJobs, useRetryDeadJobs } from '@/api/jobs';
import type { Job } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { notify } from '@/kit/notify';
import { Empty } from '@/kit/states/Empty';
import { ErrorFace } from '@/kit/states/ErrorFace';
import { Loading, RowShapes } from '@/kit/states/Loading';
import { reasonOf } from '@/ticket/reason';
import { Rows } from '../Sheet';
import { DeadJob } from './DeadJob';
import { DiscardJob } from './DiscardJob';
import styles from './jobs.module.css';
import { useStillRows } from './useStillRows';

/** What was given up, with its reason and what can be done about it. */
export function DeadJobs() {
  const { t } = useTranslation();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useDeadJobs();
  const { shown, fresh, showFresh } = useStillRows(data);
  const [discarding, setDiscarding] = useState<Job | null>(null);

  if (!shown && error) return <ErrorFace title={t('jobs.fault')} fault={error} onRetry={() => void refetch()} />;
  if (!shown) {
    return (
      <Loading>
        <RowShapes count={4} height={76} />
      </Loading>
    );
  }
  return (
    <>
      {shown.length === 0 ? (
        <Empty title={t('jobs.empty')}>{t('jobs.emptyNext')}</Empty>
      ) : (
        <section className={styles.dead} aria-label={t('jobs.deadTitle')}>
          <header>
            <h2>{t('jobs.deadTitle')}</h2>
            {fresh > 0 && (
              <Button kind="quiet" size="small" icon={<IconArrowUp aria-hidden />} onClick={showFresh}>
                {t('jobs.fresh', { count: fresh })}
              </Button>
            )}
            {shown.length > 1 && <RetryAll />}
          </header>
          <Rows label={t('jobs.deadTitle')}>
            {shown.map((job) => (
              <DeadJob key={job.id} job={job} onDiscard={setDiscarding} />
            ))}
          </Rows>
          {hasNextPage && (
            <Button className={styles.more} busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('jobs.more')}
            </Button>
          )}
        </section>
      )}
      {discarding && <DiscardJob job={discarding} onClose={() => setDiscarding(null)} />}
    </>
  );
}

function RetryAll() {
  const { t } = useTranslation();
  const retry = useRetryDeadJobs();
  const run = () =>
    retry.mutate(undefined, {
      onSuccess: (count) => notify(t('jobs.retriedAll', { count })),
      onError: (fault) => notify(`${t('jobs.retryRefused')} ${reasonOf(fault)}`, { tone: 'refused' }),
    });
  return (
    <Button kind="solid" icon={<IconRefresh aria-hidden />} busy={retry.isPending} onClick={run}>
      {t('jobs.retryAll')}
    </Button>
  );
}
