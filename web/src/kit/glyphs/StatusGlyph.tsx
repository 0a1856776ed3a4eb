import type { ReactNode } from 'react';
import type { Status } from '@/api/types';

const ring = { cx: 8, cy: 8, r: 6, fill: 'none', strokeWidth: 1.7, stroke: 'currentColor' };
const stroke = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.7, strokeLinecap: 'round' } as const;
const cut = { ...stroke, stroke: 'var(--surface)', strokeLinejoin: 'round' } as const;

const drawings: Record<Status, { colour: string; shape: ReactNode }> = {
  new: {
    colour: 'var(--blue)',
    shape: (
      <>
        <circle {...ring} />
        <circle cx="8" cy="8" r="2.5" fill="currentColor" />
      </>
    ),
  },
  open: {
    colour: 'var(--accent)',
    shape: (
      <>
        <circle {...ring} />
        <path d="M8 3.4a4.6 4.6 0 0 1 0 9.2Z" fill="currentColor" />
      </>
    ),
  },
  pending: {
    colour: 'var(--amber)',
    shape: (
      <>
        <circle {...ring} strokeDasharray="2.9 1.8" />
        <path {...stroke} d="M8 5v3.2l1.9 1.4" />
      </>
    ),
  },
  on_hold: {
    colour: 'var(--violet)',
    shape: (
      <>
        <circle {...ring} />
        <path {...stroke} d="M6.5 6v4M9.5 6v4" />
      </>
    ),
  },
  resolved: {
    colour: 'var(--green)',
    shape: (
      <>
        <circle cx="8" cy="8" r="6.9" fill="currentColor" />
        <path {...cut} d="m5.2 8.2 1.9 1.9 3.7-4" />
      </>
    ),
  },
  closed: {
    colour: 'var(--grey)',
    shape: (
      <>
        <circle cx="8" cy="8" r="6.9" fill="currentColor" />
        <path {...cut} d="M5.3 8h5.4" />
      </>
    ),
  },
};

/** The shape alone: say the status in words beside it, or in a `.said` span. */
export function StatusGlyph({ status, size = 16 }: { status: Status; size?: number }) {
  const { colour, shape } = drawings[status];
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden style={{ color: colour, flex: 'none' }}>
      {shape}
    </svg>
  );
}
