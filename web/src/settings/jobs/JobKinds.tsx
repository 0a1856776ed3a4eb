import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useJobSummary } from '@/api/jobs';
import type { JobCount } from '@/api/types';
import { ErrorFace } from '@/kit/states/ErrorFace';
import { lasting } from '@/kit/time';
import { Card } from '../Sheet';
import styles from './jobs.module.css';

// A runner that keeps up takes a job within a second.
const behind = 300;

/** What there is to do, in all and by kind. With nothing to do there is nothing to show. */
export function JobKinds() {
  const { t } = useTranslation();
  const { data, error, refetch } = useJobSummary();
  if (!data && error) {
    return (
      <Card>
        <ErrorFace title={t('jobs.countFault')} fault={error} onRetry={() => void refetch()} />
      </Card>
    );
  }
  if (!data || data.length === 0) return null;

  const sum = (of: (kind: JobCount) => number) => data.reduce((all, kind) => all + of(kind), 0);
  const oldest = Math.max(-1, ...data.map((kind) => kind.oldest_due_seconds ?? -1));
  return (
    <section className={styles.work} aria-label={t('jobs.counts')}>
      <dl className={styles.figures}>
        <Figure name={t('jobs.waiting')} count={sum((kind) => kind.waiting)}>
          {oldest >= 0 && <Oldest seconds={oldest} />}
        </Figure>
        <Figure name={t('jobs.running')} count={sum((kind) => kind.running)} />
        <Figure name={t('jobs.dead')} count={sum((kind) => kind.dead)} alarming />
      </dl>
      <table className={styles.kinds}>
        <thead>
          <tr>
            <th scope="col">{t('jobs.kind')}</th>
            <th scope="col">{t('jobs.waiting')}</th>
            <th scope="col">{t('jobs.running')}</th>
            <th scope="col">{t('jobs.dead')}</th>
          </tr>
        </thead>
        <tbody>
          {data.map(({ kind, waiting, running, dead, oldest_due_seconds }) => (
            <tr key={kind}>
              <th scope="row">
                <code>{kind}</code>
                {oldest_due_seconds !== null && <Oldest seconds={oldest_due_seconds} />}
              </th>
              <Count of={waiting} />
              <Count of={running} />
              <Count of={dead} alarming />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Figure({ name, count, alarming, children }: { name: string; count: number; alarming?: boolean; children?: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd data-alarming={(alarming && count > 0) || undefined}>
        {count.toLocaleString()}
        {children}
      </dd>
    </div>
  );
}

function Count({ of, alarming }: { of: number; alarming?: boolean }) {
  return (
    <td data-none={of === 0 || undefined} data-alarming={(alarming && of > 0) || undefined}>
      {of.toLocaleString()}
    </td>
  );
}

function Oldest({ seconds }: { seconds: number }) {
  const { t } = useTranslation();
  return (
    <span className={styles.oldest} data-behind={seconds > behind || undefined}>
      {t('jobs.oldest', { age: lasting(seconds) })}
    </span>
  );
}
