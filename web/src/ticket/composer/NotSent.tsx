import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/api/problem';
import { IconButton } from '@/kit/controls/IconButton';
import { useReason } from '@/kit/states/ErrorFace';
import styles from './NotSent.module.css';
import type { Kind } from './useDraft';

const titles = {
  public_reply: ['composer.replyRefused', 'composer.replyUnsure'],
  internal_note: ['composer.noteRefused', 'composer.noteUnsure'],
} as const;

/** What happened, why, that the text is kept, and the stable code. */
export function NotSent({ kind, fault, onDismiss }: { kind: Kind; fault: Error; onDismiss: () => void }) {
  const { t } = useTranslation();
  const reason = useReason(fault);
  const said = fault instanceof ApiProblem ? fault.errors.map((error) => error.message).join(' ') : '';
  const unsure = fault instanceof ApiProblem && fault.status === 0;
  return (
    <div role="alert" className={styles.bar}>
      <p>
        <strong>{t(titles[kind][unsure ? 1 : 0])}</strong> {said || reason}{' '}
        {t(unsure ? 'composer.sendAgain' : 'composer.textKept')} {fault instanceof ApiProblem && <code>{fault.code}</code>}
      </p>
      <IconButton label={t('do.dismiss')} onClick={onDismiss}>
        <IconX />
      </IconButton>
    </div>
  );
}
