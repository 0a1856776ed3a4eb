import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '@/api/types';
import { Face, NoFace, TeamFace } from '@/kit/glyphs/Face';
import { PriorityGlyph } from '@/kit/glyphs/PriorityGlyph';
import { markOf, SourceMark } from '@/kit/glyphs/SourceMark';
import { StatusGlyph } from '@/kit/glyphs/StatusGlyph';
import { statusName } from '@/kit/statusName';
import { ago, fullInstant } from '@/kit/time';
import { PromiseChip } from './PromiseChip';
import styles from './TicketRow.module.css';

type TicketRowProps = {
  ticket: Ticket;
  position: number;
  top: number;
  height: number;
  active: boolean;
  ticked: boolean;
  /** When it changed by someone else just now, else 0: plays the tint once per value. */
  changedAt: number;
  now: number;
};

/** Plain elements only: this is drawn a hundred times a second while one scrolls. Clicks are heard by the table. */
export const TicketRow = memo(function TicketRow({ ticket, position, top, height, active, ticked, changedAt, now }: TicketRowProps) {
  const { t } = useTranslation();
  const { id, number, subject, requester, company, status, priority } = ticket;
  const customer = [requester.name || requester.email, company?.name].filter(Boolean).join(', ');
  const system = ticket.external[0]?.integration;

  return (
    <div
      role="row"
      id={`row-${id}`}
      aria-rowindex={position + 2}
      aria-selected={active}
      data-number={number}
      data-id={id}
      data-ticked={ticked || undefined}
      className={styles.row}
      style={{ transform: `translateY(${top}px)`, blockSize: height }}
    >
      {changedAt > 0 && <i key={changedAt} className={styles.tint} />}
      <span role="gridcell" className={styles.tick} data-tick={id}>
        <input type="checkbox" tabIndex={-1} checked={ticked} readOnly aria-label={t('bulk.tick', { number })} />
      </span>
      <span role="gridcell" className={styles.state}>
        <PriorityGlyph priority={priority} />
        <StatusGlyph status={status} />
        <span className="said">{`${t(`priority.${priority}`)}, ${statusName(t, ticket)}`}</span>
      </span>
      <span role="gridcell" className={styles.number}>
        <SourceMark mark={system ? markOf(system) : null} />
        {number}
      </span>
      <span role="gridcell" className={styles.about}>
        <a href={`/tickets/${number}`} tabIndex={-1} className={styles.subject}>
          {subject}
        </a>
        <span className={styles.customer}>{customer}</span>
      </span>
      <span role="gridcell" className={styles.tags}>
        {ticket.tags.length > 0 && (
          <span className={styles.tag} title={ticket.tags.join(', ')}>
            <span>{ticket.tags[0]}</span>
            {ticket.tags.length > 1 && t('list.moreTags', { count: ticket.tags.length - 1 })}
          </span>
        )}
      </span>
      <span role="gridcell" className={styles.promise}>
        <PromiseChip ticket={ticket} now={now} />
      </span>
      <Who ticket={ticket} nobody={t('list.nobody')} />
      <span role="gridcell" className={styles.changed}>
        <time dateTime={ticket.updated_at} title={fullInstant(ticket.updated_at)}>
          {ago(ticket.updated_at, now)}
        </time>
      </span>
    </div>
  );
});

function Who({ ticket: { assignee, team }, nobody }: { ticket: Ticket; nobody: string }) {
  const name = assignee?.name ?? team?.name ?? nobody;
  return (
    <span role="gridcell" className={styles.who} title={name}>
      {assignee ? <Face id={assignee.id} name={name} /> : team ? <TeamFace name={name} /> : <NoFace />}
      <span className="said">{name}</span>
    </span>
  );
}
