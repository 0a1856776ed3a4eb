import { IconArrowDown } from '@tabler/icons-react';
import { Fragment, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api/session';
import type { Message, TicketEvent } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { Empty } from '@/kit/states/Empty';
import { dayName, useMinute } from '@/kit/time';
import { useTicket } from '../context';
import { Earlier } from './Earlier';
import styles from './Conversation.module.css';
import { EventLine } from './EventLine';
import { MessageEntry } from './MessageEntry';
import { timeline } from './timeline';
import { useBottom } from './useBottom';

type ConversationProps = {
  messages: Message[];
  events: TicketEvent[];
  /** Set when what happened between the messages could not be read. */
  eventsFault?: () => void;
  /** Set while there is more to read. */
  onReadOn?: () => void;
};

const shownAtFirst = 6;
const foldedFrom = 9;
const shownMore = 50;

export function Conversation({ messages, events, eventsFault, onReadOn }: ConversationProps) {
  const { t } = useTranslation();
  const { requester } = useTicket().ticket;
  const me = useSession().user.id;
  const now = useMinute();
  const [from, setFrom] = useState(() => (messages.length >= foldedFrom ? messages.length - shownAtFirst : 0));
  const { scroller, content, onScroll, toEnd, hold, unseen } = useBottom(messages.length);
  const items = useMemo(() => timeline(messages.slice(from), events), [messages, events, from]);
  useOwnWords(messages, me, toEnd);

  const unfold = () => {
    hold();
    setFrom(Math.max(0, from - shownMore));
  };

  return (
    <div className={styles.frame}>
      <div ref={scroller} className={styles.scroller} onScroll={onScroll} role="log" aria-label={t('talk.label')} tabIndex={0}>
        <div ref={content} className={styles.items}>
          {from > 0 && <Earlier messages={messages.slice(0, from)} onShow={unfold} />}
          {items.map((item, index) => {
            const day = dayName(item.at, now);
            const before = items[index - 1];
            return (
              <Fragment key={item.id}>
                {(!before || dayName(before.at, now) !== day) && <div className={styles.day}>{day}</div>}
                {item.kind === 'message' ? (
                  <MessageEntry message={item.message} requester={requester} />
                ) : (
                  <EventLine event={item.event} me={me} />
                )}
              </Fragment>
            );
          })}
          {items.length === 0 && <Empty title={t('talk.empty')} />}
          {eventsFault && (
            <p role="alert" className={styles.aside}>
              {t('talk.eventsFault')}
              <Button size="small" onClick={eventsFault}>
                {t('do.tryAgain')}
              </Button>
            </p>
          )}
          {onReadOn && (
            <p className={styles.aside}>
              {t('talk.more')}
              <Button size="small" onClick={onReadOn}>
                {t('talk.readOn')}
              </Button>
            </p>
          )}
        </div>
      </div>
      {unseen > 0 && (
        <button type="button" className={styles.pill} onClick={toEnd}>
          <IconArrowDown size={15} stroke={1.8} aria-hidden />
          {t('talk.new', { count: unseen })}
        </button>
      )}
    </div>
  );
}

/** What one has just written is shown, wherever one was reading. */
function useOwnWords(messages: Message[], me: string, toEnd: () => void): void {
  const last = messages.at(-1);
  const mine = last?.author.id === me ? last.id : null;
  useEffect(() => {
    if (mine) toEnd();
  }, [mine, toEnd]);
}
