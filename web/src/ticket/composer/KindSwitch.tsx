import { IconLock } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '@/kit/controls/Keys';
import styles from './Composer.module.css';
import type { Kind } from './useDraft';

/** Reply or internal note. */
export function KindSwitch({ kind, onKind }: { kind: Kind; onKind: (kind: Kind) => void }) {
  const { t } = useTranslation();
  // Focus would unfold the composer between press and release, away from under the finger.
  const stay = (press: MouseEvent) => press.preventDefault();
  return (
    <div role="group" aria-label={t('composer.kind')} className={styles.switch}>
      <button type="button" aria-pressed={kind === 'public_reply'} onMouseDown={stay} onClick={() => onKind('public_reply')}>
        {t('composer.reply')}
        <Keys keys="r" />
      </button>
      <button type="button" aria-pressed={kind === 'internal_note'} onMouseDown={stay} onClick={() => onKind('internal_note')}>
        <IconLock size={14} stroke={1.8} aria-hidden />
        <span className={styles.long}>{t('composer.note')}</span>
        <span className={styles.short} aria-hidden>
          {t('composer.noteShort')}
        </span>
        <Keys keys="n" />
      </button>
    </div>
  );
}
