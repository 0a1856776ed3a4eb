import { useTranslation } from 'react-i18next';
import type { ImportState } from '@/api/types';
import styles from './pastImports.module.css';

const tones: Record<ImportState, string> = {
  draft: 'grey',
  checking: 'blue',
  checked: 'blue',
  running: 'blue',
  done: 'green',
  cancelled: 'amber',
  failed: 'red',
};

export function StateMark({ state }: { state: ImportState }) {
  const { t } = useTranslation();
  return (
    <span className={styles.state} data-tone={tones[state]}>
      {t(`import.state.${state}`)}
    </span>
  );
}
