import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api/session';
import { change } from '@/api/ticketWrites';
import { Button } from '@/kit/controls/Button';
import { IconButton } from '@/kit/controls/IconButton';
import { StatusGlyph } from '@/kit/glyphs/StatusGlyph';
import { useTicket } from './context';
import { FillDialog } from './FillDialog';
import styles from './RefusedMove.module.css';
import { missingFields, useReasonWords } from './transitions';

/** A move that is not allowed says why, and lists those that are. */
export function RefusedMove() {
  const { t } = useTranslation();
  const { ticket, writes } = useTicket();
  const words = useReasonWords();
  const me = useSession().user;
  if (!writes.refused) return null;
  const { from, to, allowed, reasons } = writes.refused;
  const missing = missingFields(reasons);
  if (missing.length > 0) return <FillDialog refused={writes.refused} missing={missing} />;
  const names = { from: t(`status.${from}`), to: t(`status.${to}`) };
  const needs = reasons.filter(({ code }) => code.startsWith('needs_') && code !== 'needs_role');
  const takes = needs.length === 1 && needs[0]?.code === 'needs_assignee' && reasons.length === 1 && !ticket.assignee;
  return (
    <div role="alert" className={styles.bar}>
      <p>
        <strong>{t('ticket.notAllowed', names)}</strong>
        {reasons.length > 0 && <span>{reasons.map(words).join(' ')}</span>}
        <span>{t(allowed.length > 0 ? 'ticket.allowed' : 'ticket.allowedNone', names)}</span>
        <code>transition_not_allowed</code>
      </p>
      {takes && (
        <Button kind="solid" onClick={() => writes.make(change.takeAnd({ id: me.id, name: me.name }, to))}>
          {t('ticket.takeAnd', names)}
        </Button>
      )}
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
