import type { CSSProperties } from 'react';
import styles from './Logo.module.css';

const left = 'M19 11v14h-2c-2 0-4 3-6 5v-5.7C8 23 6 20.8 6 18c0-4.5 3.5-7 8-7Z';
const right = 'M21 11v14h2c2 0 4 3 6 5v-5.7c3-1.3 5-3.5 5-6.3 0-4.5-3.5-7-8-7Z';

/** Two facing speech marks, level: two sides in step. */
export function Speech({ size, style }: { size: number; style?: CSSProperties }) {
  return (
    <svg width={size} height={size * 0.75} viewBox="5 9 30 22.5" aria-hidden style={style}>
      <path d={left} fill="var(--speech-left, currentColor)" />
      <path d={right} fill="var(--speech-right, currentColor)" />
    </svg>
  );
}

export function Logo({ size }: { size: number }) {
  return (
    <span className={styles.tile} style={{ inlineSize: size, blockSize: size }}>
      <Speech size={size * 0.72} />
    </span>
  );
}
