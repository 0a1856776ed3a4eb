import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { change } from '@/api/ticketWrites';
import { Button } from '@/kit/controls/Button';
import { IconButton } from '@/kit/controls/IconButton';
import { StatusGlyph } from '@/kit/glyphs/StatusGlyph';
import { useTicket } from './context';
import styles from './RefusedMove.module.css';

/** A move that is not allowed lists those that are. */
export function RefusedMove() {
  const { t } = useTranslation();
  const { writes } = useTicket();
  if (!writes.refused) return null;
  const { from, to, allowed } = writes.refused;
  const names = { from: t(`status.${from}`), to: t(`status.${to}`) };
  return (
    <div role="alert" className={styles.bar}>
      <p>
        <strong>{t('ticket.notAllowed', names)}</strong>
        <span>{t(allowed.length > 0 ? 'ticket.allowed' : 'ticket.allowedNone', names)}</span>
        <code>transition_not_allowed</code>
      </p>
      {allowed.map((status) => (
        <Button key={status} icon={<StatusGlyph status={status} />} onClick={() => writes.make(change.status(status))}>
          {t(`status.${status}`)}
        </Button>
      ))}
      <IconButton label={t('do.dismiss')} onClick={writes.forget}>
        <IconX />
      </IconButton>
    </div>
  );
}
