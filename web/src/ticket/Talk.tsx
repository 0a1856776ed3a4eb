import { useInfiniteQuery } from '@tanstack/react-query';
import { eventsQuery, messagesQuery } from '@/api/conversation';
import { useTranslation } from 'react-i18next';
import { ErrorFace } from '@/kit/states/ErrorFace';
import { Loading } from '@/kit/states/Loading';
import { Composer } from './composer/Composer';
import { useTicket } from './context';
import { Conversation } from './conversation/Conversation';
import { TypingLine } from './conversation/TypingLine';
import { Subject } from './Subject';
import styles from './Talk.module.css';
import { Lines } from './TicketShapes';

type TalkProps = { phone: boolean; hidden: boolean };

/** The middle: what it is about, what was said, and where one answers. */
export function Talk({ phone, hidden }: TalkProps) {
  const { t } = useTranslation();
  const { ticket } = useTicket();
  const messages = useInfiniteQuery(messagesQuery(ticket.id));
  const events = useInfiniteQuery(eventsQuery(ticket.id));
  const said = messages.data?.pages.flatMap((page) => page.data);
  const happened = events.data?.pages.flatMap((page) => page.data) ?? [];

  return (
    <section className={styles.talk} hidden={hidden} aria-label={t('ticket.conversation')}>
      {!phone && <Subject />}
      {said ? (
        <>
          <Conversation
            messages={said}
            events={happened}
            eventsFault={events.isError && !events.data ? () => void events.refetch() : undefined}
            onReadOn={messages.hasNextPage ? () => void messages.fetchNextPage() : undefined}
          />
          <TypingLine />
          <Composer messages={said} />
        </>
      ) : messages.error ? (
        <ErrorFace title={t('talk.fault')} fault={messages.error} onRetry={() => void messages.refetch()} />
      ) : (
        <Loading>
          <div className={styles.shapes}>
            <Lines count={3} />
            <Lines count={2} />
            <Lines count={4} />
          </div>
        </Loading>
      )}
    </section>
  );
}
