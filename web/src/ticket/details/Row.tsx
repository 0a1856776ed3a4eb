import { IconChevronDown } from '@tabler/icons-react';
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import styles from './DetailsPanel.module.css';

/** One fact of the ticket: its name at the start, what it is beside it. */
export function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.row}>
      <span className={styles.label}>{label}</span>
      <div className={styles.value}>{children}</div>
    </div>
  );
}

type ValueProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  label: string;
  glyph?: ReactNode;
  /** Closed: it is only shown. */
  locked: boolean;
  /** Nobody, no team. */
  none?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

/** A value that opens what it can become. */
export function Value({ label, glyph, locked, none, className = '', children, ...button }: ValueProps) {
  if (locked) {
    return (
      <span className={styles.plain} data-none={none || undefined}>
        {glyph}
        {children}
      </span>
    );
  }
  return (
    <button type="button" className={`${styles.control} ${className}`} data-none={none || undefined} {...button}>
      {glyph}
      <span className="said">{label}: </span>
      <span className={styles.text}>{children}</span>
      <IconChevronDown size={14} stroke={1.7} aria-hidden className={styles.chevron} />
    </button>
  );
}
