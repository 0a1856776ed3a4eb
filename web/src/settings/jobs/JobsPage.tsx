import { useTranslation } from 'react-i18next';
import { Sheet } from '../Sheet';
import { DeadJobs } from './DeadJobs';
import { JobKinds } from './JobKinds';
import styles from './jobs.module.css';

export default function JobsPage() {
  const { t } = useTranslation();
  return (
    <Sheet title={t('settings.jobs')}>
      <p className={styles.lead}>{t('jobs.lead')}</p>
      <JobKinds />
      <DeadJobs />
    </Sheet>
  );
}
