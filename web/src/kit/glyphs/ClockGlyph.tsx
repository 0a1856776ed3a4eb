/** How a promise stands: a pie that empties, red when late, bars while it is paused, a tick when it was kept, a dash when nobody waits any more. */
export type ClockLook = { tone: 'calm' | 'soon' | 'near' | 'late' | 'paused' | 'met' | 'cancelled'; left: number };

const ring = { cx: 8, cy: 8, r: 6, fill: 'none', strokeWidth: 1.7, stroke: 'currentColor' };
const stroke = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.7, strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

export function ClockGlyph({ tone, left }: ClockLook) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden style={{ flex: 'none' }}>
      {tone === 'paused' ? (
        <path {...stroke} d="M6 4.5v7M10 4.5v7" />
      ) : tone === 'met' ? (
        <path {...stroke} d="m4 8.4 2.7 2.7L12 5.6" />
      ) : tone === 'cancelled' ? (
        <path {...stroke} d="M5 8h6" />
      ) : tone === 'late' ? (
        <>
          <circle {...ring} />
          <path {...stroke} d="M8 5v3.4M8 10.8v.1" />
        </>
      ) : (
        <>
          <circle {...ring} />
          <path d={pie(left)} fill="currentColor" />
        </>
      )}
    </svg>
  );
}

/** The part that is left, from twelve o'clock backwards. */
function pie(left: number): string {
  const part = Math.min(Math.max(left, 0), 0.999);
  const angle = 2 * Math.PI * (1 - part);
  const x = 8 + 4 * Math.sin(angle);
  const y = 8 - 4 * Math.cos(angle);
  return `M8 8 L${x.toFixed(2)} ${y.toFixed(2)} A4 4 0 ${part > 0.5 ? 1 : 0} 1 8 4 Z`;
}
