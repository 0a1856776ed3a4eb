import { IconBolt } from '@tabler/icons-react';
import { memo } from 'react';
import { Trans } from 'react-i18next';
import { useFields } from '@/api/fields';
import type { Actor, TicketEvent } from '@/api/types';
import { Face } from '@/kit/glyphs/Face';
import { clockTime, fullInstant } from '@/kit/time';
import styles from './Conversation.module.css';
import { tell } from './tell';

/** One line for what happened between the messages, with who did it. */
export const EventLine = memo(function EventLine({ event, me }: { event: TicketEvent; me: string }) {
  const fields = useFields();
  return tell(event, me, fields).map(({ key, words }) => (
    <div key={key} className={styles.event}>
      <Glyph actor={event.actor} />
      <p>
        <Trans i18nKey={key} values={words} components={{ b: <b /> }} />
      </p>
      <time dateTime={event.at} title={fullInstant(event.at)}>
        {clockTime(Date.parse(event.at))}
      </time>
    </div>
  ));
});

function Glyph({ actor: { type, id, name } }: { actor: Actor }) {
  const person = id && (type === 'agent' || type === 'contact');
  return person ? <Face id={id} name={name} size={18} /> : <IconBolt size={16} stroke={1.7} aria-hidden className={styles.bolt} />;
}
