import styles from './TicketShapes.module.css';

const widths = [88, 64, 92, 40, 76, 58];

/** The still shape of the page: who, talk, work. */
export function TicketShapes() {
  return (
    <div aria-hidden className={styles.page} data-testid="ticket-shapes">
      <div className={styles.bar} />
      <div className={styles.panes}>
        <Lines className={styles.customer} count={6} />
        <div className={styles.talk}>
          <i style={{ inlineSize: '46%', blockSize: 16 }} />
          <Lines count={3} />
          <Lines count={2} />
          <Lines count={4} />
        </div>
        <Lines className={styles.details} count={6} />
      </div>
    </div>
  );
}

export function Lines({ count, className = '' }: { count: number; className?: string }) {
  return (
    <div className={`${styles.lines} ${className}`} aria-hidden>
      {widths.slice(0, count).map((width) => (
        <i key={width} style={{ inlineSize: `${width}%` }} />
      ))}
    </div>
  );
}
