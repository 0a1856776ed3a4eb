import { initials, tintOf } from './initials';
import styles from './Face.module.css';

type FaceProps = { id: string; name: string; size?: number };

/** A person as initials on a tint of their own. The name belongs beside it, or in a `.said` span. */
export function Face({ id, name, size = 22 }: FaceProps) {
  const tint = tintOf(id);
  const colours = { background: `var(--face-${tint})`, color: `var(--on-face-${tint})` };
  return (
    <span className={styles.face} aria-hidden style={{ ...box(size), ...colours }}>
      {initials(name)}
    </span>
  );
}

/** A team is a square, so that it is never taken for a person. */
export function TeamFace({ name, size = 22 }: Omit<FaceProps, 'id'>) {
  return (
    <span className={styles.team} aria-hidden style={box(size)}>
      {initials(name)}
    </span>
  );
}

/** Nobody yet. */
export function NoFace({ size = 22 }: { size?: number }) {
  return <span className={styles.nobody} aria-hidden style={box(size)} />;
}

function box(size: number) {
  return { inlineSize: size, blockSize: size, fontSize: Math.max(9, Math.round(size * 0.38)) };
}
