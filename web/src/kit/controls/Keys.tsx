import styles from './Keys.module.css';

/** The keys that do the same as what they stand beside: "r", "g n", "Ctrl K". Hidden where there is no keyboard. */
export function Keys({ keys }: { keys: string }) {
  return (
    <kbd className={styles.keys} aria-hidden>
      {keys}
    </kbd>
  );
}
