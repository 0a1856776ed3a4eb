import type { ReactNode } from 'react';
import styles from './ActBar.module.css';

type ActBarProps = {
  /** What undoes or deletes, apart from the others. */
  aside?: ReactNode;
  children: ReactNode;
};

/** The bar at the end of a settings page, always in sight. */
export function ActBar({ aside, children }: ActBarProps) {
  return (
    <footer className={styles.bar}>
      {aside}
      <span className={styles.gap} />
      {children}
    </footer>
  );
}
