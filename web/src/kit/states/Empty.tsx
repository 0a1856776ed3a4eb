import type { ReactNode } from 'react';
import styles from './states.module.css';

type EmptyProps = { title: string; children?: ReactNode; actions?: ReactNode; heading?: 'h1' | 'h2' };

/** Says what the emptiness means and offers one next step. */
export function Empty({ title, children, actions, heading: Heading = 'h2' }: EmptyProps) {
  return (
    <div className={styles.state}>
      <Marks />
      <Heading>{title}</Heading>
      {children && <p>{children}</p>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

function Marks() {
  return (
    <svg width="64" height="46" viewBox="0 0 64 46" fill="none" aria-hidden className={styles.marks}>
      <rect x="2" y="2" width="27" height="32" rx="6" stroke="var(--control)" strokeWidth="1.7" strokeDasharray="4 3" />
      <path d="m14 35-6 8" stroke="var(--control)" strokeWidth="1.7" strokeLinecap="round" />
      <rect x="35" y="2" width="27" height="32" rx="6" fill="var(--accent-soft)" stroke="var(--accent)" strokeWidth="1.8" />
      <path d="m50 35 6 8" stroke="var(--accent)" strokeWidth="1.7" strokeLinecap="round" />
    </svg>
  );
}
