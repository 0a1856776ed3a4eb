import type { ReactNode } from 'react';
import type { Priority } from '@/api/types';

const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.8,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

const drawings: Record<Priority, { colour: string; shape: ReactNode }> = {
  urgent: {
    colour: 'var(--red)',
    shape: (
      <>
        <rect x="1.5" y="1.5" width="13" height="13" rx="3" fill="currentColor" />
        <path {...line} strokeWidth="1.6" stroke="var(--surface)" d="M5 7.6 8 4.8l3 2.8M5 11.2l3-2.8 3 2.8" />
      </>
    ),
  },
  high: { colour: 'var(--amber)', shape: <path {...line} strokeWidth="2" d="m3.8 9.7 4.2-3.9 4.2 3.9" /> },
  normal: { colour: 'var(--control)', shape: <path {...line} d="M3.5 8h9" /> },
  low: { colour: 'var(--text-3)', shape: <path {...line} d="M3.8 6.3 8 10.2l4.2-3.9" /> },
};

/** The shape alone: say the priority in words beside it, or in a `.said` span. */
export function PriorityGlyph({ priority, size = 16 }: { priority: Priority; size?: number }) {
  const { colour, shape } = drawings[priority];
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden style={{ color: colour, flex: 'none' }}>
      {shape}
    </svg>
  );
}
