import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './IconButton.module.css';

type IconButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label' | 'children'> & {
  /** Said to screen readers and shown as the tooltip. */
  label: string;
  keys?: string;
  children: ReactNode;
};

export function IconButton({ label, keys, className = '', children, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      type={type}
      className={`${styles.button} ${className}`}
      title={keys ? `${label} (${keys})` : label}
      {...rest}
    >
      {children}
      <span className="said">{label}</span>
    </button>
  );
}
