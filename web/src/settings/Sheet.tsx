import type { ReactNode } from 'react';
import styles from './Sheet.module.css';

/** A settings page: its title, its one action, its cards. */
export function Sheet({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.sheet}>
      <header>
        <h1>{title}</h1>
        {action}
      </header>
      {children}
    </div>
  );
}

export function Card({ title, hint, children }: { title?: string; hint?: string; children: ReactNode }) {
  return (
    <section className={styles.card}>
      {title && <h2>{title}</h2>}
      {hint && <p className={styles.hint}>{hint}</p>}
      {children}
    </section>
  );
}

/** Rows in a card that goes to its edges. */
export function Rows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className={styles.rows}>
      {children}
    </ul>
  );
}
