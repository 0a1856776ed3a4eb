import { IconPencil } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { change } from '@/api/ticketWrites';
import { Button } from '@/kit/controls/Button';
import { IconButton } from '@/kit/controls/IconButton';
import { markOf, SourceMark } from '@/kit/glyphs/SourceMark';
import { clockTime, dayName, fullInstant, useMinute } from '@/kit/time';
import { useTicket } from './context';
import styles from './Talk.module.css';

/** What it is about, where it lives and how it came. */
export function Subject() {
  const { t } = useTranslation();
  const { ticket, locked } = useTicket();
  const [editing, setEditing] = useState(false);
  const now = useMinute();
  const system = ticket.external[0]?.integration;
  const when = `${dayName(ticket.created_at, now, 'Inside')} ${clockTime(Date.parse(ticket.created_at))}`;

  return (
    <header className={styles.head}>
      {editing ? (
        <SubjectForm onDone={() => setEditing(false)} />
      ) : (
        <div className={styles.subject}>
          <h1>{ticket.subject}</h1>
          {!locked && (
            <IconButton className={styles.edit} label={t('ticket.editSubject')} onClick={() => setEditing(true)}>
              <IconPencil />
            </IconButton>
          )}
        </div>
      )}
      <p className={styles.about}>
        <SourceMark mark={system ? markOf(system) : null} />
        {t('ticket.number', { number: ticket.number })}
        <time className={styles.opened} dateTime={ticket.created_at} title={fullInstant(ticket.created_at)}>
          {t('ticket.opened', { when, how: t(`how.${ticket.source}`) })}
        </time>
      </p>
    </header>
  );
}

function SubjectForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const { ticket, writes } = useTicket();
  const [subject, setSubject] = useState(ticket.subject);
  const save = () => {
    const tidy = subject.trim();
    if (tidy && tidy !== ticket.subject) writes.make(change.subject(tidy));
    onDone();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') save();
    else if (event.key === 'Escape') onDone();
  };
  return (
    <div className={styles.form}>
      <input
        autoFocus
        aria-label={t('ticket.subject')}
        maxLength={250}
        value={subject}
        onChange={(typed) => setSubject(typed.currentTarget.value)}
        onKeyDown={press}
      />
      <Button kind="quiet" onClick={onDone}>
        {t('do.cancel')}
      </Button>
      <Button onClick={save}>{t('ticket.save')}</Button>
    </div>
  );
}
