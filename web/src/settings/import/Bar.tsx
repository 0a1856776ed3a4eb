import styles from './dropFile.module.css';

/** How much is done. @param part 0 to 1; null: nobody knows yet. */
export function Bar({ label, part }: { label: string; part: number | null }) {
  const percent = part === null ? undefined : Math.round(Math.min(1, part) * 100);
  return (
    <progress className={styles.bar} aria-label={label} max={100} value={percent}>
      {percent !== undefined && `${percent} %`}
    </progress>
  );
}
