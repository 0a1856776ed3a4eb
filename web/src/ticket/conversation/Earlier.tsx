import { useTranslation } from 'react-i18next';
import type { Message } from '@/api/types';
import { Face } from '@/kit/glyphs/Face';
import { clockTime, dayName, useMinute } from '@/kit/time';
import styles from './Conversation.module.css';

const facesShown = 3;

/** Older messages, folded: how many, by whom, from when to when. */
export function Earlier({ messages, onShow }: { messages: Message[]; onShow: () => void }) {
  const { t } = useTranslation();
  const now = useMinute();
  const authors = [...new Map(messages.map(({ author }) => [author.id ?? author.name, author.name]))].slice(0, facesShown);
  const [from = '', to = ''] = [messages[0], messages.at(-1)].map((message) => message?.created_at);
  const sameDay = dayName(from, now) === dayName(to, now);
  return (
    <button type="button" className={styles.earlier} onClick={onShow}>
      <strong>{t('talk.earlier', { count: messages.length })}</strong>
      <span className={styles.faces}>
        {authors.map(([id, name]) => (
          <Face key={id} id={id} name={name} size={18} />
        ))}
      </span>
      <span>{t('talk.span', { from: when(from, now), to: sameDay ? clockTime(Date.parse(to)) : when(to, now) })}</span>
    </button>
  );
}

function when(instant: string, now: number): string {
  return `${dayName(instant, now)} ${clockTime(Date.parse(instant))}`;
}
