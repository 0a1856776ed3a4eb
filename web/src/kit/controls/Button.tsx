import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './Button.module.css';
import { Keys } from './Keys';

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** One `solid` a region. `line` is the ordinary button, `quiet` has no edge until hovered. */
  kind?: 'solid' | 'line' | 'quiet';
  tone?: 'accent' | 'note' | 'red' | 'amber';
  size?: 'small' | 'medium' | 'large';
  icon?: ReactNode;
  keys?: string;
  /** The action runs: the button keeps its width and its words, and takes no press. */
  busy?: boolean;
};

export function Button({
  kind = 'line',
  tone = 'accent',
  size = 'medium',
  icon,
  keys,
  busy = false,
  type = 'button',
  className = '',
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={`${styles.button} ${className}`}
      data-kind={kind}
      data-tone={tone}
      data-size={size}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (press) => press.preventDefault() : onClick}
      {...rest}
    >
      {icon}
      {children}
      {keys && <Keys keys={keys} />}
    </button>
  );
}
