import { IconPlus, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { change } from '@/api/ticketWrites';
import { useTicket } from '../context';
import styles from './DetailsPanel.module.css';
import { Row } from './Row';

export function TagsRow() {
  const { t } = useTranslation();
  const { ticket, writes, locked } = useTicket();
  const [adding, setAdding] = useState(false);
  const put = (tags: string[]) => writes.make(change.tags(tags));

  const add = (typed: string) => {
    setAdding(false);
    const fresh = typed.toLocaleLowerCase().split(/[\s,]+/).filter((tag) => tag && !ticket.tags.includes(tag));
    if (fresh.length > 0) put([...ticket.tags, ...new Set(fresh)]);
  };

  return (
    <Row label={t('ticket.field.tags')}>
      <ul className={styles.tags} aria-label={t('ticket.field.tags')}>
        {ticket.tags.map((tag) => (
          <li key={tag} className={styles.tag} data-locked={locked || undefined}>
            <span>{tag}</span>
            {!locked && (
              <button
                type="button"
                className={styles.remove}
                aria-label={t('details.removeTag', { tag })}
                onClick={() => put(ticket.tags.filter((other) => other !== tag))}
              >
                <IconX size={12} stroke={1.8} />
              </button>
            )}
          </li>
        ))}
        {!locked && (
          <li>
            {adding ? (
              <NewTag onAdd={add} onLeave={() => setAdding(false)} />
            ) : (
              <button type="button" className={styles.add} aria-label={t('details.addTag')} onClick={() => setAdding(true)}>
                <IconPlus size={13} stroke={1.8} />
              </button>
            )}
          </li>
        )}
      </ul>
    </Row>
  );
}

function NewTag({ onAdd, onLeave }: { onAdd: (typed: string) => void; onLeave: () => void }) {
  const { t } = useTranslation();
  // Taking the field away blurs it: what was decided by a key stands.
  const decided = useRef(false);
  const decide = (act: () => void) => {
    if (!decided.current) act();
    decided.current = true;
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const typed = event.currentTarget.value;
    if (event.key === 'Enter' || event.key === ',') decide(() => onAdd(typed));
    else if (event.key === 'Escape') decide(onLeave);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <input
      autoFocus
      className={styles.input}
      aria-label={t('details.newTag')}
      maxLength={60}
      onKeyDown={press}
      onBlur={({ currentTarget: { value } }) => decide(() => onAdd(value))}
    />
  );
}
