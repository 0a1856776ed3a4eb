import { IconCheck, IconLock } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message, Ticket } from '@/api/types';
import { Face } from '@/kit/glyphs/Face';
import { clockTime, fullInstant } from '@/kit/time';
import styles from './Conversation.module.css';
import { Files } from './Files';
import { MessageBody } from './MessageBody';

type MessageEntryProps = { message: Message; requester: Ticket['requester'] };

/** Customer without ground, public reply on petrol, internal note on sand behind a dashed line. */
export const MessageEntry = memo(function MessageEntry({ message, requester }: MessageEntryProps) {
  const { t } = useTranslation();
  const { id, author, created_at, body_html, files, written_in } = message;
  const look = lookOf(message);
  const customer = requester.name || requester.email;
  return (
    <article id={`message-${id}`} className={styles.message} data-look={look} tabIndex={-1} aria-label={author.name}>
      <Face id={author.id ?? author.name} name={author.name} size={32} />
      <header className={styles.by}>
        <strong>{author.name}</strong>
        {look === 'note' && (
          <span className={styles.lock}>
            <IconLock size={12} stroke={1.9} aria-hidden />
            {t('talk.note')}
          </span>
        )}
        {look === 'reply' && !written_in && <span className={styles.beside}>{t('talk.to', { name: customer })}</span>}
        {written_in && <span className={styles.beside}>{t('talk.fromTicket', { number: written_in.number })}</span>}
        {look === 'customer' && author.id === requester.id && <span className={styles.beside}>{requester.email}</span>}
        <span className={styles.end}>
          {look === 'note' && <span className={styles.where}>{t('talk.onlyTeam')}</span>}
          {look === 'reply' && (
            <span className={styles.where}>
              <IconCheck size={13} stroke={1.8} aria-hidden />
              {t('talk.onPage')}
            </span>
          )}
          <time dateTime={created_at} title={fullInstant(created_at)}>
            {clockTime(Date.parse(created_at))}
          </time>
        </span>
      </header>
      <div className={styles.content}>
        <MessageBody html={body_html} />
        <Files files={files} />
      </div>
    </article>
  );
});

function lookOf({ kind, author }: Message): 'customer' | 'reply' | 'note' {
  if (kind === 'internal_note') return 'note';
  return author.type === 'contact' ? 'customer' : 'reply';
}
