import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/api/problem';
import { Button } from '@/kit/controls/Button';
import styles from './states.module.css';

type ErrorFaceProps = {
  /** What could not be done: "The tickets could not be read". */
  title: string;
  fault: unknown;
  onRetry?: () => void;
  actions?: ReactNode;
  heading?: 'h1' | 'h2';
};

/** What happened, to what, what now; the stable code in small mono. */
export function ErrorFace({ title, fault, onRetry, actions, heading: Heading = 'h2' }: ErrorFaceProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.state} role="alert">
      <IconAlertTriangle size={28} stroke={1.7} className={styles.alarm} aria-hidden />
      <Heading>{title}</Heading>
      <p>{useReason(fault)}</p>
      <div className={styles.actions}>
        {onRetry && (
          <Button kind="solid" onClick={onRetry}>
            {t('do.tryAgain')}
          </Button>
        )}
        {actions}
      </div>
      {fault instanceof ApiProblem && <code className={styles.code}>{fault.code}</code>}
    </div>
  );
}

/** The reason in words: the server's own, or ours where it said nothing. */
export function useReason(fault: unknown): string {
  const { t } = useTranslation();
  if (!(fault instanceof ApiProblem)) return t('fault.ours');
  if (fault.status === 0) return t('fault.unreachable');
  if (fault.status === 403) return fault.detail ?? t('fault.forbidden');
  if (fault.status === 404) return fault.detail ?? t('fault.notFound');
  return fault.detail ?? (fault.title || t('fault.refused', { status: fault.status }));
}
