import { Speech } from './Logo';
import styles from './SourceMark.module.css';

export type MarkTint = 'sand' | 'green' | 'blue' | 'slate' | 'rose' | 'grey';

type Mark = { letters: string; tint: MarkTint };

/** Where a ticket lives: our own mark, or the two letters and the tint that a system's manifest gives. */
export function SourceMark({ mark }: { mark: Mark | null }) {
  if (!mark) {
    return (
      <span className={styles.mark} data-tint="parley" aria-hidden>
        <Speech size={12} />
      </span>
    );
  }
  return (
    <span className={styles.mark} data-tint={mark.tint} aria-hidden>
      {mark.letters}
    </span>
  );
}

/** Until a manifest is at hand: the key's first two letters, quiet. */
export function markOf(integration: string): Mark {
  const letters = integration.slice(0, 2);
  return { letters: letters.charAt(0).toLocaleUpperCase() + letters.slice(1), tint: 'grey' };
}
