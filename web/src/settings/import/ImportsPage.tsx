import { useTranslation } from 'react-i18next';
import { useMinute } from '@/kit/time';
import { Sheet } from '../Sheet';
import { DropFile } from './DropFile';
import styles from './import.module.css';
import { PastImports } from './PastImports';

export default function ImportsPage() {
  const { t } = useTranslation();
  const now = useMinute();
  return (
    <Sheet title={t('settings.import')}>
      <p className={styles.lead}>{t('import.lead')}</p>
      <DropFile />
      <PastImports now={now} />
    </Sheet>
  );
}
