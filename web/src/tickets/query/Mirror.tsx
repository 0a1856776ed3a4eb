import type { QueryCompletion } from '@/api/types';
import styles from './Mirror.module.css';

/** Lies under the field with the same letters, unseen, and underlines what is wrong. */
export function Mirror({ text, fault, scrolled }: { text: string; fault: QueryCompletion['fault']; scrolled: number }) {
  if (!fault) return null;
  const end = fault.position + fault.length;
  return (
    <div className={styles.mirror} aria-hidden>
      <span style={{ transform: `translateX(${-scrolled}px)` }}>
        {text.slice(0, fault.position)}
        <mark>{text.slice(fault.position, end) || '\u00a0'}</mark>
      </span>
    </div>
  );
}
