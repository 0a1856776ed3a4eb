import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/api/problem';
import styles from './Refusal.module.css';
import { useReason } from './states/ErrorFace';

type RefusalProps = {
  /** What did not happen: "The ticket was not created." */
  title: string;
  fault: Error | null;
  /** The pointers that are said at a field of the form; what has no field is said here. */
  fields: string[];
};

export function Refusal({ title, fault, fields }: RefusalProps) {
  const { t } = useTranslation();
  const reason = useReason(fault);
  if (!fault) return null;
  const errors = fault instanceof ApiProblem ? fault.errors : [];
  const others = errors.filter((error) => !fields.includes(error.field)).map((error) => error.message);
  const why = errors.length === 0 ? reason : others.join(' ') || t('fault.marked', { count: errors.length });
  return (
    <p role="alert" className={styles.refusal}>
      <strong>{title}</strong> {why}
    </p>
  );
}

/** The message for one field of what was sent. */
export function problemAt(fault: Error | null, pointer: string): string | undefined {
  return fault instanceof ApiProblem ? fault.at(pointer) : undefined;
}
