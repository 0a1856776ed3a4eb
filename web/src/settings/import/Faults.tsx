import type { RejectedRow } from '@/api/types';
import styles from './rows.module.css';

/** What is wrong with a row, each with its place. */
export function Faults({ errors }: Pick<RejectedRow, 'errors'>) {
  return (
    <span className={styles.faults}>
      {errors.map(({ field, message }) => (
        <span key={`${field} ${message}`}>
          {field && <b>{field.slice(1)}</b>} {message}
        </span>
      ))}
    </span>
  );
}
