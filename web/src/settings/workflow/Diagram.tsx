import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { type Status, statuses } from '@/api/types';
import { StatusGlyph } from '@/kit/glyphs/StatusGlyph';
import styles from './diagram.module.css';
import { layouts, way } from './diagram';
import { isGuarded, type Rules } from './rules';

type DiagramProps = { rules: Rules; own: Partial<Record<Status, number>>; from: Status; onPick: (from: Status) => void };

/** The six statuses and the ways between them; those from the picked one stand out. Below it the same is said in words. */
export function Diagram({ rules, own, from, onPick }: DiagramProps) {
  const { t } = useTranslation();
  const narrow = useMediaQuery('(width < 720px)', false, { getInitialValueInEffect: false }) ?? false;
  const layout = narrow ? layouts.tall : layouts.wide;
  const { width, height, node } = layout;
  // The picked one's ways come last, over the others.
  const moves = rules.moves.toSorted((a, b) => Number(a.from === from) - Number(b.from === from));
  return (
    <div className={styles.diagram} style={{ inlineSize: width, aspectRatio: `${width} / ${height}` }}>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden>
        <defs>
          {(['other', 'own'] as const).map((kind) => (
            <marker key={kind} id={`head-${kind}`} viewBox="0 0 8 8" refX="6.5" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">
              <path d="M0.5 0.8 7 4 0.5 7.2Z" className={styles[kind]} />
            </marker>
          ))}
        </defs>
        {moves.map((move) => {
          const { path, middle } = way(layout, move.from, move.to);
          const kind = move.from === from ? 'own' : 'other';
          return (
            <g key={`${move.from} ${move.to}`} data-way={`${move.from} ${move.to}`} className={styles.way} data-kind={kind}>
              <path d={path} markerEnd={`url(#head-${kind})`} />
              {isGuarded(move) && (
                <g transform={`translate(${middle.x - 8} ${middle.y - 8})`} className={styles.guard}>
                  <circle cx="8" cy="8" r="7.5" />
                  <path d="M5.2 7.4h5.6v3.6H5.2ZM6.3 7.2V5.9a1.7 1.7 0 0 1 3.4 0v1.3" />
                </g>
              )}
            </g>
          );
        })}
      </svg>
      <div role="radiogroup" className={styles.nodes} aria-label={t('workflow.pick')}>
        {statuses.map((status) => (
          <label
            key={status}
            className={styles.node}
            style={{
              insetInlineStart: `${((layout.at[status].x - node.width / 2) / width) * 100}%`,
              insetBlockStart: `${((layout.at[status].y - node.height / 2) / height) * 100}%`,
              inlineSize: `${(node.width / width) * 100}%`,
              blockSize: `${(node.height / height) * 100}%`,
            }}
          >
            <input type="radio" name="from" className="said" checked={status === from} onChange={() => onPick(status)} />
            <span>
              <StatusGlyph status={status} />
              {t(`status.${status}`)}
              {own[status] && <small aria-label={t('workflow.own', { count: own[status] })}>+{own[status]}</small>}
            </span>
          </label>
        ))}
      </div>
    </div>
  );
}
